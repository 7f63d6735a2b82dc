package io.jukung.oci;

import io.jukung.notation.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Names for stacks of layers: the chain id of one layer is its diff id; on top of a stack, the hash of both names.
public final class ChainIds {
    private ChainIds() {}

    /// The chain id of every prefix, lowest first: as many as there are diff ids.
    public static List<Digest> of(List<Digest> diffIds) {
        var chain = new ArrayList<Digest>(diffIds.size());
        Optional<Digest> parent = Optional.empty();
        for (var diffId : diffIds) {
            var id = next(parent, diffId);
            chain.add(id);
            parent = Optional.of(id);
        }
        return List.copyOf(chain);
    }

    /// The chain id of one more layer on top of a stack.
    public static Digest next(Optional<Digest> parent, Digest diffId) {
        return parent.map(p -> Digest.ofBytes((p + " " + diffId).getBytes(UTF_8))).orElse(diffId);
    }
}
