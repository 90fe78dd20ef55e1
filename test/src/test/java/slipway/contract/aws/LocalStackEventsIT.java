package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;

@SharingWideCloud
class LocalStackEventsIT extends EventsContract {
    LocalStackEventsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
