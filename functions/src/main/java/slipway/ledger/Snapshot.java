package slipway.ledger;

import java.util.Optional;
import slipway.image.ImageUri;

/**
 * How a function stood before a deployment: what a rollback restores.
 *
 * @param alias the alias that carries the traffic, if one does
 * @param aliasRevision the alias's revision id, under which it can be moved without being read again
 * @param version the version that the alias pointed at, or the one published to keep the release of a function without alias
 * @param live the image that served
 * @param latest the image of {@code $LATEST}; differs from {@code live} where an alias carries the traffic
 */
public record Snapshot(
        Optional<String> alias, Optional<String> aliasRevision, String version, ImageUri live, ImageUri latest) {}
