package slipway.cloud;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * JSON as Step Functions passes it to service integrations and gets it back, to and from the SDK's requests and responses.
 *
 * <p>Every member is written with a capital, whatever the service's own API does, and a value of the wrong type is refused.
 */
final class SdkJson {
    private SdkJson() {}

    /** Arguments that the integration refuses before it calls anything. */
    static final class BadArguments extends RuntimeException {
        BadArguments(String message) {
            super(message);
        }
    }

    /** Fills a request's or structure's builder; answers what it builds. */
    static Object build(SdkPojo builder, Map<?, ?> members) {
        Map<String, SdkField<?>> fields = builder.sdkFields().stream()
                .collect(Collectors.toMap(field -> pascal(field.memberName()), field -> field));
        members.forEach((name, value) -> {
            SdkField<?> field = fields.get(String.valueOf(name));
            if (field == null) {
                throw new BadArguments("The field \"" + name + "\" is not supported by Step Functions");
            }
            if (value != null) {
                field.set(builder, value(field, value));
            }
        });
        return ((SdkBuilder<?, ?>) builder).build();
    }

    /** A response or structure, without the members that it does not have. */
    static Map<String, @Nullable Object> read(SdkPojo pojo) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Optional.ofNullable(field.getValueOrDefault(pojo))
                    .filter(value -> !(value instanceof SdkAutoConstructList<?>)
                            && !(value instanceof SdkAutoConstructMap<?, ?>))
                    .ifPresent(value -> members.put(pascal(field.memberName()), plain(value)));
        }
        return members;
    }

    private static String pascal(String member) {
        if (member.equals("NUL")) {
            // The SDK has renamed the one member of DynamoDB's values that would read as a keyword.
            return "NULL";
        }
        return Character.toUpperCase(member.charAt(0)) + member.substring(1);
    }

    private static Object value(SdkField<?> field, Object value) {
        MarshallingKnownType type =
                Objects.requireNonNull(field.marshallingType().getKnownType());
        return switch (type) {
            case STRING -> typed(field, value, String.class, "STRING");
            case BOOLEAN -> typed(field, value, Boolean.class, "BOOLEAN");
            case INTEGER -> typed(field, value, Number.class, "INTEGER").intValue();
            case LONG -> typed(field, value, Number.class, "LONG").longValue();
            case FLOAT -> typed(field, value, Number.class, "FLOAT").floatValue();
            case DOUBLE -> typed(field, value, Number.class, "DOUBLE").doubleValue();
            case INSTANT -> instant(field, typed(field, value, String.class, "TIMESTAMP"));
            case SDK_BYTES -> SdkBytes.fromUtf8String(text(value));
            case SDK_POJO -> build(field.constructor().get(), typed(field, value, Map.class, "OBJECT"));
            case LIST -> list(field, typed(field, value, List.class, "ARRAY"));
            case MAP -> map(field, typed(field, value, Map.class, "OBJECT"));
            default -> throw new UnsupportedOperationException("arguments of type " + type + " are not modelled");
        };
    }

    private static List<Object> list(SdkField<?> field, List<?> values) {
        SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
        List<Object> built = new ArrayList<>();
        values.forEach(value -> built.add(value(member, value)));
        return built;
    }

    private static Map<String, Object> map(SdkField<?> field, Map<?, ?> values) {
        SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> built = new LinkedHashMap<>();
        values.forEach((name, value) -> built.put(String.valueOf(name), value(member, value)));
        return built;
    }

    private static Instant instant(SdkField<?> field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw mustBe(field, "TIMESTAMP");
        }
    }

    private static <T> T typed(SdkField<?> field, Object value, Class<T> type, String name) {
        if (!type.isInstance(value)) {
            throw mustBe(field, name);
        }
        return type.cast(value);
    }

    private static BadArguments mustBe(SdkField<?> field, String type) {
        return new BadArguments("The value for the field '" + field.memberName() + "' must be a " + type);
    }

    /** What stands for bytes: a text as it is, any other value as its JSON. */
    static String text(@Nullable Object value) {
        return value instanceof String text ? text : Json.write(value);
    }

    private static @Nullable Object plain(Object value) {
        return switch (value) {
            case SdkPojo pojo -> read(pojo);
            case SdkBytes bytes -> bytes.asUtf8String();
            case Instant instant -> instant.toString();
            case List<?> list -> list.stream().map(SdkJson::plain).toList();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(String.valueOf(name), plain(Objects.requireNonNull(member))));
                yield members;
            }
            default -> value;
        };
    }
}
