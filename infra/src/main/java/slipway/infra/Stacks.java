package slipway.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import slipway.definition.Plan;
import slipway.manifest.Manifest;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/** The stacks of an application: its ledger, and one for each environment in the manifest's order. */
final class Stacks {
    private Stacks() {}

    /**
     * @param jar the Lambdas' code
     * @param target the account and region; without them the stacks fit any
     * @param definition makes the machine's definition for a plan from the values of its placeholders
     * @throws InvalidInput if the manifest asks for what cannot be had on AWS
     */
    static void add(
            App app,
            Manifest manifest,
            Path jar,
            Environment target,
            BiFunction<Plan, Map<String, String>, String> definition) {
        StackProps props = StackProps.builder().env(target).build();
        String application = manifest.application();
        Stack ledger = tagged(new LedgerStack(app, application, props), application);
        for (String name : manifest.environments().keySet()) {
            Scope scope = Scopes.of(manifest, name);
            NameLengths.check(scope);
            Stack stack = new EnvironmentStack(app, props, scope, Plan.of(manifest, name), jar, definition);
            stack.addStackDependency(ledger, "The machine writes to the ledger.");
            Tags.of(tagged(stack, application)).add("slipway:environment", name);
        }
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
    }

    private static Stack tagged(Stack stack, String application) {
        Tags.of(stack).add("slipway:application", application);
        return stack;
    }
}
