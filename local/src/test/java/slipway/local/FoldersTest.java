package slipway.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
    private static final Path CHECKOUT = Path.of("/checkout");
    private static final Path HOME = Path.of("/home/me");

    @Test
    void everything_is_kept_under_the_users_cache_folder() {
        Folders folders = Folders.of(CHECKOUT, HOME, Map.of());
        assertEquals(Path.of("/home/me/.cache/slipway/tools"), folders.tools());
        assertEquals(Path.of("/home/me/.cache/slipway/local"), folders.state());
    }

    @Test
    void the_cache_folder_may_be_somewhere_else() {
        assertEquals(
                Path.of("/big/slipway/tools"),
                Folders.of(CHECKOUT, HOME, Map.of("XDG_CACHE_HOME", "/big")).tools());
    }

    @Test
    void a_cloud_of_its_own_shares_the_tools() {
        Folders usual = Folders.of(CHECKOUT, HOME, Map.of());
        Folders own = usual.withState(Path.of("/elsewhere"));
        assertEquals(usual.tools(), own.tools());
        assertEquals(Path.of("/elsewhere"), own.state());
    }
}
