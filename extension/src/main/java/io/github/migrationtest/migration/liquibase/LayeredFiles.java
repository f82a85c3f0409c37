package io.github.migrationtest.migration.liquibase;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;

/**
 * Places one behind the other; the first that has a path is asked. What the build has copied to the class path is the same file again,
 * which Liquibase would refuse.
 */
final class LayeredFiles extends AbstractResourceAccessor {
    private final List<ResourceAccessor> layers;

    LayeredFiles(List<ResourceAccessor> layers) {
        this.layers = List.copyOf(layers);
    }

    /** What is looked for in one place. */
    private interface Search {
        List<Resource> in(ResourceAccessor layer) throws IOException;
    }

    private List<Resource> first(Search search) throws IOException {
        for (ResourceAccessor layer : layers) {
            // Liquibase's own answer null where they have nothing.
            @SuppressWarnings("NullAway")
            List<Resource> found = search.in(layer);
            if (found != null && !found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** As Spring's own accessor and the class path's find it. */
    private static String plain(String path) {
        return RootChangelog.pathOf(path);
    }

    @Override
    public List<Resource> search(String path, boolean recursive) throws IOException {
        return first(layer -> layer.search(plain(path), recursive));
    }

    @Override
    public List<Resource> search(String path, SearchOptions options) throws IOException {
        return first(layer -> layer.search(plain(path), options));
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
        return first(layer -> layer.getAll(plain(path)));
    }

    @Override
    public List<String> describeLocations() {
        List<String> locations = new ArrayList<>();
        layers.forEach(layer -> locations.addAll(layer.describeLocations()));
        return locations;
    }

    /** The folder goes on reading behind a run. */
    @Override
    public void close() {}
}
