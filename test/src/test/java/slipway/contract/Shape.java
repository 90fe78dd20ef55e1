package slipway.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import slipway.catalog.Task;
import slipway.conclude.Conclude;
import slipway.freeze.CheckFreeze;
import slipway.image.CheckImage;
import slipway.intake.Intake;
import slipway.observe.CheckAlarms;
import slipway.observe.Observe;
import slipway.preflight.Preflight;
import slipway.promotion.CheckEligibility;
import slipway.promotion.CountVerified;
import slipway.promotion.FindNewest;
import slipway.promotion.PromoteImage;
import slipway.rollback.AimFunction;
import slipway.rollback.ChooseRelease;
import slipway.rollback.DrillFunction;
import slipway.rollback.Rollback;
import slipway.step.Step;
import slipway.traffic.ShiftTraffic;
import slipway.update.UpdateFunction;
import slipway.update.WaitUpdated;
import slipway.verify.InvokePrecompute;
import slipway.verify.VerifyDefinition;
import slipway.verify.VerifyFunction;

/** The JSON object that a record is: its members by name, and what each of them is. */
record Shape(Map<String, Type> members) {
    static Shape of(Class<?> type) {
        Map<String, Type> members = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            members.put(renamed == null ? component.getName() : renamed.value(), component.getGenericType());
        }
        return new Shape(members);
    }

    /** What a task's Lambda takes. */
    static Shape input(Task task) {
        return of((Class<?>) step(task).getActualTypeArguments()[0]);
    }

    /** What a task's Lambda answers. */
    static Shape output(Task task) {
        return of((Class<?>) step(task).getActualTypeArguments()[1]);
    }

    Set<String> names() {
        return members.keySet();
    }

    /** The object that a member is, if it is one, or a list of such. */
    Optional<Shape> at(String name) {
        return Optional.ofNullable(members.get(name)).flatMap(Shape::object);
    }

    /**
     * Whether such an object has this.
     *
     * @param path names, from the object inwards
     */
    boolean has(List<String> path) {
        String first = path.getFirst();
        if (!members.containsKey(first)) {
            return false;
        }
        return path.size() == 1
                || JsonNode.class.equals(members.get(first))
                || at(first)
                        .filter(inner -> inner.has(path.subList(1, path.size())))
                        .isPresent();
    }

    private static Optional<Shape> object(Type type) {
        if (type instanceof ParameterizedType generic) {
            return object(generic.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> plain && plain.isRecord() && !isText(plain)
                ? Optional.of(of(plain))
                : Optional.empty();
    }

    private static boolean isText(Class<?> type) {
        return Stream.concat(
                        Arrays.stream(type.getDeclaredMethods()),
                        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getAccessor))
                .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static ParameterizedType step(Task task) {
        return Stream.of(implementation(task).getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(type -> type.getRawType().equals(Step.class))
                .findAny()
                .orElseThrow();
    }

    private static Class<?> implementation(Task task) {
        return switch (task) {
            case INTAKE -> Intake.class;
            case CHECK_IMAGE -> CheckImage.class;
            case FIND_NEWEST -> FindNewest.class;
            case CHECK_ELIGIBILITY -> CheckEligibility.class;
            case COUNT_VERIFIED -> CountVerified.class;
            case PROMOTE_IMAGE -> PromoteImage.class;
            case PREFLIGHT -> Preflight.class;
            case UPDATE_FUNCTION -> UpdateFunction.class;
            case WAIT_UPDATED -> WaitUpdated.class;
            case SHIFT_TRAFFIC -> ShiftTraffic.class;
            case VERIFY_FUNCTION -> VerifyFunction.class;
            case VERIFY_DEFINITION -> VerifyDefinition.class;
            case INVOKE_PRECOMPUTE -> InvokePrecompute.class;
            case CHECK_ALARMS -> CheckAlarms.class;
            case OBSERVE -> Observe.class;
            case ROLLBACK -> Rollback.class;
            case CHECK_FREEZE -> CheckFreeze.class;
            case CHOOSE_RELEASE -> ChooseRelease.class;
            case AIM_FUNCTION -> AimFunction.class;
            case DRILL_FUNCTION -> DrillFunction.class;
            case CONCLUDE -> Conclude.class;
        };
    }
}
