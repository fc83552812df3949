package dev.anteroom.media;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** The part of the sound server's client library that the engine calls. Thread-safe. */
@SuppressWarnings("restricted") // foreign calls are what this class is for
final class PulseLibrary {
    static final int CONTEXT_READY = 4;
    static final int CONTEXT_FAILED = 5;

    final MethodHandle mainloopNew;
    final MethodHandle mainloopFree;
    final MethodHandle mainloopApi;
    final MethodHandle mainloopIterate;
    final MethodHandle mainloopWakeup;
    final MethodHandle contextNew;
    final MethodHandle contextConnect;
    final MethodHandle contextDisconnect;
    final MethodHandle contextUnref;
    final MethodHandle contextState;
    final MethodHandle contextOnEvent;
    final MethodHandle contextSubscribe;
    final MethodHandle serverInfo;
    final MethodHandle sources;
    final MethodHandle sinks;
    final MethodHandle operationUnref;
    final MethodHandle simpleNew;
    final MethodHandle simpleFree;
    final MethodHandle simpleRead;
    final MethodHandle simpleWrite;

    private final SymbolLookup pulse;
    private final SymbolLookup simple;

    /**
     * Loads the library.
     *
     * @throws IllegalArgumentException when it is not there
     */
    PulseLibrary() {
        pulse = SymbolLookup.libraryLookup("libpulse.so.0", Arena.global());
        simple = SymbolLookup.libraryLookup("libpulse-simple.so.0", Arena.global());
        mainloopNew = find("pa_mainloop_new", FunctionDescriptor.of(ADDRESS));
        mainloopFree = find("pa_mainloop_free", FunctionDescriptor.ofVoid(ADDRESS));
        mainloopApi = find("pa_mainloop_get_api", FunctionDescriptor.of(ADDRESS, ADDRESS));
        mainloopIterate =
                find(
                        "pa_mainloop_iterate",
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
        mainloopWakeup = find("pa_mainloop_wakeup", FunctionDescriptor.ofVoid(ADDRESS));
        contextNew = find("pa_context_new", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        contextConnect =
                find(
                        "pa_context_connect",
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
        contextDisconnect = find("pa_context_disconnect", FunctionDescriptor.ofVoid(ADDRESS));
        contextUnref = find("pa_context_unref", FunctionDescriptor.ofVoid(ADDRESS));
        contextState = find("pa_context_get_state", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        contextOnEvent =
                find(
                        "pa_context_set_subscribe_callback",
                        FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS));
        contextSubscribe =
                find(
                        "pa_context_subscribe",
                        FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
        FunctionDescriptor question = FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        serverInfo = find("pa_context_get_server_info", question);
        sources = find("pa_context_get_source_info_list", question);
        sinks = find("pa_context_get_sink_info_list", question);
        operationUnref = find("pa_operation_unref", FunctionDescriptor.ofVoid(ADDRESS));
        simpleNew =
                find(
                        "pa_simple_new",
                        FunctionDescriptor.of(
                                ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS,
                                ADDRESS, ADDRESS, ADDRESS));
        simpleFree = find("pa_simple_free", FunctionDescriptor.ofVoid(ADDRESS));
        FunctionDescriptor transfer =
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
        simpleRead = find("pa_simple_read", transfer);
        simpleWrite = find("pa_simple_write", transfer);
    }

    private MethodHandle find(String name, FunctionDescriptor descriptor) {
        MemorySegment at = simple.find(name).or(() -> pulse.find(name)).orElseThrow();
        return Linker.nativeLinker().downcallHandle(at, descriptor);
    }

    /** Reads the text at an address. */
    static String text(MemorySegment address) {
        return address.equals(MemorySegment.NULL)
                ? ""
                : address.reinterpret(4096).getString(0, StandardCharsets.UTF_8);
    }
}
