package slipway.infra;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;

/**
 * The ARNs by which a policy names the application's functions: each by its own, or all by the patterns of their names.
 *
 * <p>A role's inline policies may hold 10,240 characters in all, a managed policy 6,144. A fleet too large for that is named by
 * pattern; a function with a name of its own is still named by itself.
 */
final class FunctionArns {
    /** What the function ARNs of one role may take; the rest of 6,144 characters is for everything else. */
    static final int MAXIMUM_CHARACTERS = 4_500;

    /** An ARN without its function name, in a long region, with quotes and comma. */
    private static final int ARN_CHARACTERS = "\"arn:aws:lambda:ap-southeast-1:123456789012:function:\",".length();

    /** What follows the ARN of a function in those of its versions and aliases. */
    private static final String ANY_QUALIFIER = ":*";

    private final Stack stack;
    private final Scope scope;

    FunctionArns(Stack stack, Scope scope) {
        this.stack = stack;
        this.scope = scope;
    }

    /** The functions' ARNs and those of their versions and aliases: a call that names one of these is checked against it. */
    static List<String> qualified(List<String> arns) {
        return arns.stream().flatMap(arn -> Stream.of(arn, arn + ANY_QUALIFIER)).toList();
    }

    /** How many characters of policy the functions take when each is named by itself. */
    int characters(Predicate<Target> wanted) {
        return characters(named(wanted).toList());
    }

    /** Each function by itself. */
    List<String> each(Predicate<Target> wanted) {
        return arns(named(wanted));
    }

    /**
     * The patterns of the functions' names.
     *
     * @throws InvalidInput if a pattern would match functions of other applications, or there are too many of them
     */
    List<String> patterns(Predicate<Target> wanted) {
        List<String> patterns = scope.functions().stream()
                .filter(wanted)
                .map(Target::pattern)
                .distinct()
                .toList();
        if (characters(patterns) > MAXIMUM_CHARACTERS) {
            throw new InvalidInput("functions: " + patterns.size() + " names of functions in environment '"
                    + scope.environment() + "' are too many for one policy; let more of them follow 'names'");
        }
        for (String pattern : patterns) {
            if (pattern.startsWith("*")) {
                throw new InvalidInput("names: the functions of environment '" + scope.environment()
                        + "' are too many to name each in a policy, and the pattern '" + pattern
                        + "' would match functions of other applications; begin the names with {application}");
            }
        }
        return arns(patterns.stream());
    }

    private Stream<String> named(Predicate<Target> wanted) {
        return scope.functions().stream().filter(wanted).map(Target::name);
    }

    private static int characters(List<String> names) {
        return names.stream()
                .mapToInt(name -> 2 * (ARN_CHARACTERS + name.length()) + ANY_QUALIFIER.length())
                .sum();
    }

    private List<String> arns(Stream<String> names) {
        return names.map(this::arn).toList();
    }

    private String arn(String name) {
        return stack.formatArn(ArnComponents.builder()
                .service("lambda")
                .resource("function")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .resourceName(name)
                .build());
    }
}
