package slipway.cloud;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import slipway.asl.VirtualTime;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The account's functions, the set-up that a rehearsal needs, and what it reads from them at the end. */
public final class LambdaFunctions {
    private final VirtualTime time;
    private final Randomness randomness;
    private final Settings settings;
    private final ImageSource images;
    private final ServiceErrors errors;
    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
    private final List<LiveChange> liveChanges = new ArrayList<>();
    private final List<Consumer<LiveChange>> listeners = new ArrayList<>();

    LambdaFunctions(
            VirtualTime time, Randomness randomness, Settings settings, Registry registry, ServiceErrors errors) {
        this.time = time;
        this.randomness = randomness;
        this.settings = settings;
        this.errors = errors;
        this.images = new ImageSource(registry, errors);
    }

    /** Sets up a function that runs an image of the simulated ECR, named by tag or digest. */
    public void createFromImage(FunctionSpec spec, String imageUri) {
        create(spec, images.resolve(imageUri));
    }

    /** Sets up a function without an image, such as one of Slipway's own. */
    public void createFromClasses(FunctionSpec spec, Behaviour behaviour) {
        create(spec, Code.ofClasses(spec.name(), behaviour));
    }

    /** Publishes a version of a function as it is, at once and outside of any rate limit; answers its number. */
    public String publish(String function) {
        FunctionVersion version = require(function).publish();
        version.modified(revisionId(), time.instant());
        return version.number();
    }

    /** Makes an alias, at once and outside of any rate limit. */
    public void createAlias(String function, String alias, String version) {
        require(function).alias(new FunctionAlias(alias, version, Map.of(), "", revisionId()));
    }

    /** Changes a function's variables, as whoever owns its configuration may do at any time. */
    public void setVariables(String function, Map<String, String> variables) {
        FunctionVersion latest = require(function).latest();
        latest.variables(variables);
        latest.modified(revisionId(), time.instant());
    }

    /** How long this function's image updates take from now on. */
    public void setImageSettle(String function, LogNormal settle) {
        require(function).imageSettle(settle);
    }

    /** Lets a version become {@code Inactive}, as one that was idle for weeks does. */
    public void deactivate(String function, String version) {
        version(function, version).state(FunctionVersion.Status.INACTIVE);
    }

    /** Removes a version, as somebody who tidies up does. */
    public void deleteVersion(String function, String version) {
        require(function).delete(version);
    }

    /** The digest of the code that answers now; the qualifier is an alias, a version, or {@code $LATEST}. */
    public String liveDigest(String function, String qualifier) {
        return version(function, liveVersion(function, qualifier)).running().digest();
    }

    /** The version that answers now; the qualifier is an alias, a version, or {@code $LATEST}. */
    public String liveVersion(String function, String qualifier) {
        return require(function).alias(qualifier).map(FunctionAlias::version).orElse(qualifier);
    }

    public List<String> names() {
        return List.copyOf(functions.keySet());
    }

    /** Every moment at which other code went live, in order. */
    public List<LiveChange> liveChanges() {
        return Collections.unmodifiableList(liveChanges);
    }

    /** Tells the listener of each moment at which other code goes live. */
    public void onLiveChange(Consumer<LiveChange> listener) {
        listeners.add(listener);
    }

    ImageSource images() {
        return images;
    }

    Settings settings() {
        return settings;
    }

    LambdaFunction require(String name) {
        return Optional.ofNullable(functions.get(name)).orElseThrow(() -> notFound(Account.functionArn(name)));
    }

    FunctionReference reference(String name, @Nullable String qualifier) {
        return FunctionReference.parse(name, qualifier)
                .orElseThrow(() -> errors.of(
                        "InvalidParameterValueException",
                        400,
                        "The derived qualifier from the function name does not match the specified qualifier."));
    }

    /** The version that a version number names. */
    FunctionVersion version(String function, String number) {
        return require(function)
                .version(number)
                .orElseThrow(() -> notFound(Account.functionArn(function) + ":" + number));
    }

    AwsServiceException notFound(String arn) {
        return errors.of("ResourceNotFoundException", 404, "Function not found: " + arn);
    }

    String revisionId() {
        return randomness.uuid("revision id").toString();
    }

    void announce(LiveChange change) {
        liveChanges.add(change);
        List.copyOf(listeners).forEach(listener -> listener.accept(change));
    }

    private void create(FunctionSpec spec, Code code) {
        LambdaFunction function = new LambdaFunction(spec, code, settings.imageSettle());
        function.latest().modified(revisionId(), time.instant());
        if (functions.putIfAbsent(spec.name(), function) != null) {
            throw new IllegalArgumentException("the function " + spec.name() + " exists already");
        }
    }
}
