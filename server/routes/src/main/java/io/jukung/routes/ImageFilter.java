package io.jukung.routes;

import io.jukung.image.Image;
import io.jukung.image.ImageStore;
import io.jukung.notation.Filters;
import io.jukung.notation.Reference;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Which images a list asks for. Made for one request.
final class ImageFilter {
    static final String[] KNOWN = {"before", "since", "dangling", "label", "label!", "reference", "until"};

    private final Filters filters;
    private final Optional<Instant> before;
    private final Optional<Instant> since;

    ImageFilter(Filters filters, ImageStore images, Instant now) {
        this.filters = filters;
        var named = filters.of("before").stream().map(name -> images.get(name).created()).min(Instant::compareTo);
        var until = FilterQuery.until(filters, now);
        this.before = named.isPresent() && until.isPresent() && until.get().isBefore(named.get()) ? until : named.or(() -> until);
        this.since = filters.of("since").stream().map(name -> images.get(name).created()).max(Instant::compareTo);
    }

    boolean test(Image image) {
        return filters.flag("dangling").map(dangling -> dangling == image.isDangling()).orElse(true)
                && FilterQuery.labels(filters, image.config().config().labels())
                && before.map(image.created()::isBefore).orElse(true)
                && since.map(image.created()::isAfter).orElse(true)
                && (!filters.asks("reference") || image.names().stream().anyMatch(this::reference));
    }

    /// The image under those of its names alone that were asked for.
    Image named(Image image) {
        return filters.asks("reference") ? image.withNames(image.names().stream().filter(this::reference).toList()) : image;
    }

    private boolean reference(Reference name) {
        return filters.any("reference", pattern -> {
            var glob = glob(pattern);
            return glob.matcher(name.familiar()).matches() || glob.matcher(name.familiarName()).matches();
        });
    }

    /// A shell's pattern, whose star stops at a slash.
    private static Pattern glob(String text) {
        var expression = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '*' -> expression.append("[^/]*");
                case '?' -> expression.append("[^/]");
                case '[', ']', '-' -> expression.append(c);
                default -> expression.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(expression.toString());
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(text));
        }
    }
}
