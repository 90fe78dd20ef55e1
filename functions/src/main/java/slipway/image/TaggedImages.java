package slipway.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.TagStatus;

/** Lists the images of a repository that have a tag. */
public final class TaggedImages {
    private static final int PAGE = 1_000;
    /** More than ECR keeps in a repository without a higher quota. */
    private static final int MOST_PAGES = 100;

    private final EcrClient ecr;

    public TaggedImages(EcrClient ecr) {
        this.ecr = ecr;
    }

    /** In no order. */
    public List<Registry.Image> of(String repository) {
        List<Registry.Image> found = new ArrayList<>();
        Optional<String> token = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            DescribeImagesResponse answer = page(repository, token);
            answer.imageDetails().stream().map(Registry::image).forEach(found::add);
            token = Optional.ofNullable(answer.nextToken());
            if (token.isEmpty()) {
                break;
            }
        }
        return found;
    }

    private DescribeImagesResponse page(String repository, Optional<String> token) {
        return ecr.describeImages(request -> {
            request.repositoryName(repository)
                    .filter(filter -> filter.tagStatus(TagStatus.TAGGED))
                    .maxResults(PAGE);
            token.ifPresent(request::nextToken);
        });
    }
}
