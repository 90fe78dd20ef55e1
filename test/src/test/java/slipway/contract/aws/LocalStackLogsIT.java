package slipway.contract.aws;

class LocalStackLogsIT extends LogsContract {
    LocalStackLogsIT() {
        super(new LocalStackAws());
    }
}
