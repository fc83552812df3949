package dev.anteroom.media.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.media.IceCandidate;
import dev.anteroom.media.IceServer;
import dev.anteroom.media.MediaKinds;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message there is, both ways, and bytes that are none. */
final class RecordCodecTest {
    private static final int SEED = 20261126;
    private static final int ROUNDS = 20_000;

    private final Random random = new Random(SEED);

    static Stream<Class<?>> commands() {
        return RecordCodec.permitted(Command.class).stream();
    }

    static Stream<Class<?>> events() {
        return RecordCodec.permitted(Event.class).stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommand_arrivesAsItWasSent(Class<?> type) throws Exception {
        roundTrips(Command.class, type);
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEvent_arrivesAsItWasSent(Class<?> type) throws Exception {
        roundTrips(Event.class, type);
    }

    private <T> void roundTrips(Class<T> all, Class<?> type) throws Exception {
        for (int i = 0; i < 50; i++) {
            T message = all.cast(sample(type));
            byte[] bytes = RecordCodec.encode(all, message);
            assertEquals(message, RecordCodec.decode(all, ByteBuffer.wrap(bytes)));
            assertCutIsRefused(all, bytes);
        }
    }

    private <T> void assertCutIsRefused(Class<T> all, byte[] bytes) {
        int length = random.nextInt(bytes.length);
        ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(bytes, length));
        assertThrows(IOException.class, () -> RecordCodec.decode(all, cut));
        ByteBuffer more = ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length + 1));
        assertThrows(IOException.class, () -> RecordCodec.decode(all, more));
    }

    @Test
    void garbledBytes_areRefused_andNothingElse() {
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            List<Class<?>> kinds = RecordCodec.permitted(Command.class);
            byte[] bytes =
                    RecordCodec.encode(
                            Command.class, sample(kinds.get(random.nextInt(kinds.size()))));
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                RecordCodec.decode(Command.class, ByteBuffer.wrap(bytes));
            } catch (IOException e) {
                refused++;
            }
        }
        assertTrue(refused > ROUNDS / 10, "refused " + refused);
    }

    @Test
    void hugeLengths_takeNoMemory() {
        ByteBuffer huge = ByteBuffer.allocate(64);
        int playOn = RecordCodec.permitted(Command.class).indexOf(Command.PlayOn.class);
        huge.put((byte) playOn).putInt(Integer.MAX_VALUE).flip();
        assertThrows(IOException.class, () -> RecordCodec.decode(Command.class, huge));
        huge.clear();
        huge.put((byte) playOn).putInt(-1).flip();
        assertThrows(IOException.class, () -> RecordCodec.decode(Command.class, huge));
    }

    @Test
    void messages_showNoKeysAndAddressesInTheLog() {
        String secret = "a=ice-pwd:abc 192.0.2.7";
        List<Object> messages =
                List.of(
                        new Command.Answer(1, 1, secret),
                        new Event.Offered(1, 1, secret),
                        new Command.Subscribe(
                                1,
                                MediaKinds.BOTH,
                                List.of(
                                        new IceServer(
                                                List.of("turn:relay.example"), "me", secret))),
                        new Command.Candidate(1, new IceCandidate("0", 0, secret)),
                        new Event.CandidateFound(1, new IceCandidate("0", 0, secret)));
        messages.forEach(message -> assertFalse(message.toString().contains("abc")));
        assertEquals("(hidden)", ChildOutput.harmless(" a=ice-pwd:abc"));
        assertEquals("(hidden)", ChildOutput.harmless("sending to 192.0.2.7"));
        assertEquals("no  camera", ChildOutput.harmless("no \u001bcamera"));
    }

    private Object sample(Type type) {
        if (type instanceof ParameterizedType several) {
            Type of = several.getActualTypeArguments()[0];
            return several.getRawType() == List.class
                    ? Stream.generate(() -> sample(of)).limit(random.nextInt(3)).toList()
                    : random.nextBoolean() ? Optional.of(sample(of)) : Optional.empty();
        }
        Class<?> plain = (Class<?>) type;
        if (plain == boolean.class) {
            return random.nextBoolean();
        } else if (plain == int.class) {
            return random.nextInt();
        } else if (plain == long.class) {
            return random.nextLong();
        } else if (plain == double.class) {
            return random.nextDouble();
        } else if (plain == String.class) {
            return "wörter \u202e\ud83d\ude00".repeat(random.nextInt(3));
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        } else if (plain.isSealed()) {
            List<Class<?>> kinds = RecordCodec.permitted(plain);
            return sample(kinds.get(random.nextInt(kinds.size())));
        }
        return make(plain);
    }

    private Object make(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Arrays.stream(components).map(each -> sample(each.getGenericType())).toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
