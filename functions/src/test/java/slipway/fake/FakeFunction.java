package slipway.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import slipway.image.ImageUri;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/** One Lambda function, open to what a test wants it to be. */
public final class FakeFunction {
    /** Where an alias points, with its share for a second version. */
    public record Pointer(String version, Map<String, Double> weights, int revision) {}

    public final String name;
    public ImageUri code;
    public String packageType = "Image";
    public String state = "Active";
    public Optional<String> updateStatus = Optional.of("Successful");
    public String architecture = "x86_64";
    public Map<String, String> variables = Map.of("DATABASE_URL", World.SECRET);
    public Optional<String> logGroup = Optional.empty();
    public Optional<String> policy = Optional.empty();
    public final List<EventSourceMappingConfiguration> mappings = new ArrayList<>();
    public final TreeMap<Integer, ImageUri> versions = new TreeMap<>();
    public final Map<Integer, String> versionStates = new HashMap<>();
    public final Map<String, Pointer> aliases = new HashMap<>();
    /** What is configured beyond the rest, by qualifier. */
    public final Map<String, Consumer<FunctionConfiguration.Builder>> settings = new HashMap<>();

    private int revision = 1;

    FakeFunction(String name, ImageUri code) {
        this.name = name;
        this.code = code;
    }

    public Pointer alias(String alias) {
        return Objects.requireNonNull(aliases.get(alias));
    }

    String revisionId() {
        return "revision-" + revision;
    }

    /** The revision changes by itself too: when an update has ended, or a version was published. */
    public void touch() {
        revision++;
    }

    /** The update that is in progress ends well. */
    public void settle() {
        updateStatus = Optional.of("Successful");
        versions.keySet().forEach(version -> versionStates.put(version, "Active"));
        touch();
    }

    String publish() {
        if (versions.isEmpty() || !versions.lastEntry().getValue().equals(code)) {
            int next = versions.isEmpty() ? 1 : versions.lastKey() + 1;
            versions.put(next, code);
            versionStates.put(next, updateStatus.equals(Optional.of("InProgress")) ? "Pending" : "Active");
        }
        touch();
        return Integer.toString(versions.lastKey());
    }

    /** The versions, the oldest first. */
    List<FunctionConfiguration> configurations() {
        return versions.entrySet().stream()
                .map(version -> FunctionConfiguration.builder()
                        .functionName(name)
                        .version(Integer.toString(version.getKey()))
                        .codeSha256(version.getValue().digest().hex())
                        .state(versionStates.getOrDefault(version.getKey(), "Active"))
                        .build())
                .toList();
    }

    GetFunctionResponse describe(String qualifier) {
        boolean latest = qualifier.equals("$LATEST");
        String shownState = latest ? state : versionStates.getOrDefault(Integer.parseInt(qualifier), "Active");
        ImageUri image = latest ? code : versions.get(Integer.parseInt(qualifier));
        FunctionConfiguration.Builder configuration = FunctionConfiguration.builder()
                .functionName(name)
                .packageType(packageType)
                .state(shownState)
                .stateReason("the reason of " + shownState)
                .architecturesWithStrings(List.of(architecture))
                .environment(environment -> environment.variables(variables))
                .revisionId(revisionId())
                .version(qualifier);
        (latest ? updateStatus : Optional.of("Successful"))
                .ifPresent(status -> configuration
                        .lastUpdateStatus(status)
                        .lastUpdateStatusReasonCode(status.equals("InProgress") ? "Creating" : null)
                        .lastUpdateStatusReason(status.equals("Failed") ? "the image is gone" : null));
        settings.getOrDefault(qualifier, _ -> {}).accept(configuration);
        logGroup.ifPresent(group -> configuration.loggingConfig(logging -> logging.logGroup(group)));
        return GetFunctionResponse.builder()
                .configuration(configuration.build())
                .code(FunctionCodeLocation.builder()
                        .resolvedImageUri(image == null ? null : image.toString())
                        .build())
                .build();
    }
}
