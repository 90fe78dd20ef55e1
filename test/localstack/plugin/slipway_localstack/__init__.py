"""What LocalStack lacks for Slipway: Lambda functions as local processes, an ECR that takes images, and a few mended faults."""
