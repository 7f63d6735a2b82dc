package io.jukung.image.store;

import io.jukung.base.Ids;
import io.jukung.base.Problem;
import io.jukung.image.Image;
import io.jukung.image.Uses;
import io.jukung.notation.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides what removing an image by this text means, as Docker decides it: which names go, and whether the image goes too.
///
/// @param names the tags and repo digests that are taken away, in the order they are told
record Removal(List<Reference> names, boolean image) {
    static Removal decide(Image image, String text, boolean force, List<Uses.Use> uses) {
        if (!isIdPrefix(image, text)) return byName(image, text, force, uses);
        if (isSingle(image)) refuse(conflict(image, force, uses, false));
        else refuse(conflict(image, force, uses, true));
        return whole(image);
    }

    /// A name was given: it goes; and with the last tag of its repository go the digests of that.
    private static Removal byName(Image image, String text, boolean force, List<Uses.Use> uses) {
        if (!force && isSingle(image) && !uses.isEmpty()) {
            throw new Problem.Conflict("conflict: unable to remove repository reference \"%s\" (must force) - container %s is using its referenced image %s"
                    .formatted(text, Ids.brief(uses.getFirst().containerId()), image.id().brief()),
                    "remove container %s first, or force it: rmi -f %s".formatted(Ids.brief(uses.getFirst().containerId()), text));
        }
        var given = Reference.parse(text).withDefaultTag();
        var gone = new ArrayList<Reference>();
        all(image).filter(r -> same(r, given)).forEach(gone::add);
        boolean lastTag = image.names().stream().noneMatch(r -> !gone.contains(r) && r.name().equals(given.name()));
        if (given.digest().isEmpty() && lastTag) image.repoDigests().stream().filter(r -> r.name().equals(given.name())).forEach(gone::add);
        boolean names = all(image).anyMatch(r -> !gone.contains(r));
        // Nothing leads to it any more. A container that still uses it keeps it alive, without a name.
        boolean goes = !names && conflict(image, force, uses, false).isEmpty();
        return new Removal(List.copyOf(gone), goes);
    }

    private static Removal whole(Image image) {
        return new Removal(all(image).toList(), true);
    }

    private static boolean same(Reference one, Reference given) {
        return given.digest().isPresent() ? one.name().equals(given.name()) && one.digest().equals(given.digest()) : one.equals(given);
    }

    private static Stream<Reference> all(Image image) {
        return Stream.concat(image.names().stream(), image.repoDigests().stream());
    }

    private static boolean isIdPrefix(Image image, String text) {
        return image.id().toString().startsWith(text) || image.id().hex().startsWith(text);
    }

    /// At most one tag, and all in one repository.
    private static boolean isSingle(Image image) {
        return image.names().size() <= 1 && all(image).map(Reference::name).distinct().count() <= 1;
    }

    private static Optional<Problem> conflict(Image image, boolean force, List<Uses.Use> uses, boolean names) {
        var id = image.id().brief();
        var running = uses.stream().filter(Uses.Use::running).findFirst();
        if (running.isPresent()) {
            var container = Ids.brief(running.get().containerId());
            return Optional.of(new Problem.Conflict("conflict: unable to delete %s (cannot be forced) - image is being used by running container %s".formatted(id, container),
                    "stop and remove container %s first".formatted(container)));
        }
        if (force) return Optional.empty();
        if (names) {
            return Optional.of(new Problem.Conflict("conflict: unable to delete %s (must be forced) - image is referenced in multiple repositories".formatted(id),
                    "remove its names one by one, or all at once: rmi -f " + id));
        }
        return uses.stream().findFirst().map(use -> new Problem.Conflict(
                "conflict: unable to delete %s (must be forced) - image is being used by stopped container %s".formatted(id, Ids.brief(use.containerId())),
                "remove container %s first, or force it: rmi -f %s".formatted(Ids.brief(use.containerId()), id)));
    }

    private static void refuse(Optional<Problem> conflict) {
        if (conflict.isPresent()) throw conflict.get();
    }
}
