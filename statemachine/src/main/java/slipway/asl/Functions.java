package slipway.asl;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata, and those of JSONata whose answer would differ from run to run.
 *
 * <p>See <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming data with JSONata</a>.
 */
final class Functions {
    private static final Map<String, JFunction> SAME_EVERYWHERE = Map.of(
            "parse", function("<s-:x>", arguments -> PureFunctions.parse(arguments.getFirst())),
            "hash", function("<xs?:s>", arguments -> PureFunctions.hash(arguments.getFirst(), arguments.getLast())),
            "partition", function("<xn:a>", arguments -> PureFunctions.partition(arguments.get(0), arguments.get(1))),
            "range",
                    function(
                            "<nnn:a>",
                            arguments -> PureFunctions.range(arguments.get(0), arguments.get(1), arguments.get(2))),
            "eval",
                    function("<x?x?:x>", _ -> {
                        throw new UnsupportedOperationException("$eval is not supported.");
                    }));

    private final Map<String, JFunction> ofThisRun;

    Functions(InstantSource time, RandomGenerator random) {
        ofThisRun = Map.of(
                "now", function("<s?s?:s>", (List<@Nullable Object> arguments) -> now(time, arguments)),
                "millis", function("<:n>", _ -> time.millis()),
                "uuid", function("<:s>", _ -> uuid(random)),
                "random", function("<n?:n>", (List<@Nullable Object> arguments) -> random(random, arguments)),
                "shuffle", function("<a:a>", arguments -> shuffle(random, arguments.getFirst())));
    }

    static boolean isOurs(String name) {
        return switch (name) {
            case "parse", "hash", "partition", "range", "eval", "now", "millis", "uuid", "random", "shuffle" -> true;
            default -> false;
        };
    }

    void bind(Jsonata.Frame frame, String name) {
        JFunction function = SAME_EVERYWHERE.get(name);
        frame.bind(name, function == null ? ofThisRun.get(name) : function);
    }

    private interface Body {
        @Nullable
        Object call(List<@Nullable Object> arguments);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static JFunction function(String signature, Body body) {
        JFunctionCallable callable = (_, arguments) -> body.call((List<@Nullable Object>) arguments);
        return new JFunction(callable, signature);
    }

    private static @Nullable Object first(List<@Nullable Object> arguments) {
        return arguments.isEmpty() ? null : arguments.getFirst();
    }

    private static Object now(InstantSource time, List<@Nullable Object> arguments) {
        String picture = (String) first(arguments);
        String zone = arguments.size() < 2 ? null : (String) arguments.get(1);
        return com.dashjoin.jsonata.Functions.dateTimeFromMillis(time.millis(), picture, zone);
    }

    static String uuid(RandomGenerator random) {
        long most = (random.nextLong() & ~0xF000L) | 0x4000L;
        long least = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(most, least).toString();
    }

    private static Object random(RandomGenerator random, List<@Nullable Object> arguments) {
        return first(arguments) instanceof Number seed
                ? (Object) new Random(seed.longValue()).nextDouble()
                : (Object) random.nextDouble();
    }

    private static @Nullable Object shuffle(RandomGenerator random, @Nullable Object array) {
        if (!(array instanceof List<?> list)) {
            return array;
        }
        List<@Nullable Object> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, Random.from(random));
        return shuffled;
    }
}
