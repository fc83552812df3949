package dev.anteroom.media.process;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Records as bytes and back. A record's form is its components in order, one of a sealed type
 * begins with its place among those permitted; so there is no second description that could differ.
 * Both ends are the same program, so nothing has to be read that an older one wrote. Thread-safe.
 */
final class RecordCodec {
    private static final ClassValue<Shape> SHAPES =
            new ClassValue<>() {
                @Override
                protected Shape computeValue(Class<?> type) {
                    return Shape.of(type);
                }
            };

    private static final ClassValue<List<Class<?>>> PERMITTED =
            new ClassValue<>() {
                @Override
                protected List<Class<?>> computeValue(Class<?> type) {
                    return below(type);
                }
            };

    private RecordCodec() {}

    /** How a record is put together. */
    private record Shape(Constructor<?> constructor, List<RecordComponent> components) {
        static Shape of(Class<?> type) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            try {
                Class<?>[] types =
                        components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
                return new Shape(type.getDeclaredConstructor(types), components);
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(type + " has no canonical constructor", e);
            }
        }
    }

    /** The bytes of a value of this type. */
    static byte[] encode(Class<?> type, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try {
            write(new DataOutputStream(bytes), type, value);
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalArgumentException("Not a message: " + type, e);
        }
        return bytes.toByteArray();
    }

    /**
     * The value of this type in these bytes.
     *
     * @throws IOException when there is none, or more than one
     */
    static <T> T decode(Class<T> type, ByteBuffer bytes) throws IOException {
        Object value;
        try {
            value = read(bytes, type);
        } catch (ReflectiveOperationException | BufferUnderflowException e) {
            throw new IOException("A garbled message", e);
        }
        if (bytes.hasRemaining()) {
            throw new IOException("A message that does not end where it should");
        }
        return type.cast(value);
    }

    private static void write(DataOutputStream out, Type type, Object value)
            throws IOException, ReflectiveOperationException {
        switch (value) {
            case Boolean known -> out.writeBoolean(known);
            case Integer number -> out.writeInt(number);
            case Long number -> out.writeLong(number);
            case Double number -> out.writeDouble(number);
            case Enum<?> constant -> writeText(out, constant.name());
            case String text -> writeText(out, text);
            case Optional<?> perhaps -> writeAll(out, type, perhaps.stream().toList());
            case List<?> list -> writeAll(out, type, list);
            case Record record -> writeRecord(out, (Class<?>) type, record);
            default -> throw new IllegalArgumentException("Not to be sent: " + value.getClass());
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void writeAll(DataOutputStream out, Type type, Collection<?> elements)
            throws IOException, ReflectiveOperationException {
        out.writeInt(elements.size());
        for (Object element : elements) {
            write(out, elementOf(type), element);
        }
    }

    private static void writeRecord(DataOutputStream out, Class<?> type, Record record)
            throws IOException, ReflectiveOperationException {
        if (type.isSealed()) {
            out.writeByte(permitted(type).indexOf(record.getClass()));
        }
        for (RecordComponent component : SHAPES.get(record.getClass()).components()) {
            write(out, component.getGenericType(), component.getAccessor().invoke(record));
        }
    }

    private static Object read(ByteBuffer in, Type type)
            throws IOException, ReflectiveOperationException {
        if (type instanceof ParameterizedType several) {
            List<Object> elements = readAll(in, elementOf(type));
            return several.getRawType() == List.class ? elements : optional(elements);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == boolean.class) {
            return in.get() != 0;
        } else if (plain == int.class) {
            return in.getInt();
        } else if (plain == long.class) {
            return in.getLong();
        } else if (plain == double.class) {
            return in.getDouble();
        } else if (plain == String.class) {
            return readText(in);
        } else if (plain.isEnum()) {
            return constant(plain, readText(in));
        } else if (plain.isSealed()) {
            return readRecord(in, at(permitted(plain), in.get()));
        }
        return readRecord(in, plain);
    }

    private static String readText(ByteBuffer in) throws IOException {
        byte[] bytes = new byte[count(in)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Object constant(Class<?> type, String name) throws IOException {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IOException("A constant that there is not");
    }

    private static List<Object> readAll(ByteBuffer in, Type type)
            throws IOException, ReflectiveOperationException {
        int count = count(in);
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(read(in, type));
        }
        return elements;
    }

    private static Optional<Object> optional(List<Object> elements) throws IOException {
        if (elements.size() > 1) {
            throw new IOException("More than one where there can be one");
        }
        return elements.stream().findFirst();
    }

    private static Object readRecord(ByteBuffer in, Class<?> type)
            throws IOException, ReflectiveOperationException {
        Shape shape = SHAPES.get(type);
        Object[] values = new Object[shape.components().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(in, shape.components().get(i).getGenericType());
        }
        return shape.constructor().newInstance(values);
    }

    /** Every element takes a byte at least, so nobody can have us wait for a billion of them. */
    private static int count(ByteBuffer in) throws IOException {
        int count = in.getInt();
        if (count < 0 || count > in.remaining()) {
            throw new IOException("A length that cannot be");
        }
        return count;
    }

    private static Type elementOf(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    /** The records below a sealed type, those below sealed types of it included, in order. */
    static List<Class<?>> permitted(Class<?> type) {
        return PERMITTED.get(type);
    }

    private static List<Class<?>> below(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(each -> each.isRecord() ? Stream.of(each) : below(each).stream())
                .toList();
    }

    private static <T> T at(List<T> all, byte place) throws IOException {
        if (place < 0 || place >= all.size()) {
            throw new IOException("A kind of message that there is not");
        }
        return all.get(place);
    }
}
