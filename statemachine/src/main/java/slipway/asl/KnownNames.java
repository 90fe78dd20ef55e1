package slipway.asl;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names that an expression may use without anybody having assigned them. */
final class KnownNames {
    /** JSONata's own, and what Step Functions adds to them; not {@code $eval}, which the service takes away. */
    static final Set<String> FUNCTIONS = words("""
            abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl
            decodeUrlComponent distinct each encodeUrl encodeUrlComponent error exists filter floor formatBase
            formatInteger formatNumber fromMillis join keys length lookup lowercase map match max merge millis min not
            now number pad parseInteger power random reduce replace reverse round shuffle sift single sort split spread
            sqrt string substring substringAfter substringBefore sum toMillis trim type uppercase zip
            hash parse partition range uuid""");

    /** What each object below {@code $states} has, by its path; what is not here may have any member. */
    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "", words("input result errorOutput context"),
            "errorOutput", words("Error Cause"),
            "context", words("Execution State StateMachine Map Task"),
            "context.Execution", words("Id Input Name RoleArn StartTime RedriveCount RedriveTime"),
            "context.State", words("EnteredTime Name RetryCount"),
            "context.StateMachine", words("Id Name"),
            "context.Task", words("Token"),
            "context.Map", words("Item"),
            "context.Map.Item", words("Index Value Key Source"));

    private KnownNames() {}

    private static Set<String> words(String text) {
        return new TreeSet<>(Arrays.asList(text.split("\\s+")));
    }

    /** What is wrong with a member of {@code $states}, or nothing. */
    static String complaintAboutMember(String path) {
        List<String> names = List.of(path.split("\\."));
        for (int i = 0; i < names.size(); i++) {
            String parent = String.join(".", names.subList(0, i));
            Set<String> known = MEMBERS.get(parent);
            if (known == null) {
                return "";
            }
            if (!known.contains(names.get(i))) {
                String object = "$states" + (parent.isEmpty() ? "" : "." + parent);
                return object + " has no member " + names.get(i)
                        + Nearest.of(names.get(i), known)
                                .map(near -> ": did you mean " + near + "?")
                                .orElse("; it has " + String.join(", ", known));
            }
        }
        return "";
    }
}
