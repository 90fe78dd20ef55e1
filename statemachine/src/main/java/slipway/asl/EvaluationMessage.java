package slipway.asl;

import com.dashjoin.jsonata.JException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words what went wrong inside an evaluation as JSONata's reference does: a code, a colon and a sentence. */
final class EvaluationMessage {
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");
    /** Outside of quotes, the library's own sentences say Object where the reference says function. */
    private static final Pattern OBJECT = Pattern.compile("\\bObject\\b(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private static final Pattern MISFIT =
            Pattern.compile("(?:java\\.lang\\.Exception: )?Argument error calling function (\\w+?)(?:Fn)?");

    /** The codes of messages that the library gives without one, by how they begin. */
    private static final Map<String, String> CODES = new LinkedHashMap<>();

    static {
        CODES.put("Second argument of replace function cannot be an empty", "D3010");
        CODES.put("Fourth argument of replace function must", "D3011");
        CODES.put("The sub-picture must not contain two adjacent instances of the 'grouping", "D3089");
        CODES.put("A sub-picture that contains a 'percent' or 'per-mille'", "D3092");
        CODES.put("Formatting or parsing an integer as a sequence", "D3130");
        CODES.put("In a decimal digit pattern, all digits must be", "D3131");
        CODES.put("Unknown component specifier", "D3132");
        CODES.put("The 'name' modifier can only be applied to", "D3133");
        CODES.put("The timezone integer format specifier cannot", "D3134");
        CODES.put("No matching closing bracket ']' in date/time", "D3135");
        CODES.put("The date/time picture string is missing specifiers", "D3136");
        CODES.put("Malformed URL", "D3140");
        CODES.put("URLDecoder", "D3140");
    }

    private EvaluationMessage() {}

    static String of(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof JException known) {
            if (CODE.matcher(known.getError()).matches()) {
                return known.getError() + ": " + OBJECT.matcher(message).replaceAll("function");
            }
            message = known.getError();
        }
        Matcher misfit = MISFIT.matcher(message);
        if (misfit.matches()) {
            return "T0410: Argument 1 of function \"" + misfit.group(1) + "\" does not match function signature";
        }
        if (e instanceof ClassCastException) {
            return unlikeValues(e);
        }
        String plain = message.replaceFirst("^java\\.[\\w.]+: ", "");
        return CODES.entrySet().stream()
                .filter(entry -> plain.startsWith(entry.getKey()))
                .findFirst()
                .map(entry -> entry.getValue() + ": " + plain)
                .orElse(plain);
    }

    /** A cast fails where values are compared that have no order, or where a function is given what it cannot use. */
    private static String unlikeValues(RuntimeException e) {
        boolean sorting = Arrays.stream(e.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("sort"));
        return sorting
                ? "D3070: The single argument form of the sort function can only be applied to an array of strings or an"
                        + " array of numbers.  Use the second argument to specify a comparison function"
                : "T0410: An argument of a function does not match function signature";
    }
}
