package slipway.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SynthScriptTest {
    @Test
    void the_script_runs_the_app_on_the_jdk_it_was_given_whatever_the_paths_hold() {
        assertEquals(
                "exec '/opt/jdk 25/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '/it'\\''s/a.jar:b.jar' "
                        + "slipway.infra.SlipwayApp\n",
                SynthScript.script("/opt/jdk 25/bin/java", "/it's/a.jar:b.jar"));
    }
}
