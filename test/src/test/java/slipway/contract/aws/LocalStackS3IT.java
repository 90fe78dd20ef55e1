package slipway.contract.aws;

class LocalStackS3IT extends S3Contract {
    LocalStackS3IT() {
        super(new LocalStackAws());
    }
}
