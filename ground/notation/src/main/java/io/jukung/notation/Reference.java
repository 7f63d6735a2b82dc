package io.jukung.notation;

import io.jukung.base.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of an image: where it lives (domain), what it is called there (path), and which one of them (tag, digest).
///
/// `busybox` means `docker.io/library/busybox`: parsing fills that in, `familiar` takes it away again. Parsing never
/// invents a tag; `withDefaultTag` does.
public record Reference(String domain, String path, Optional<String> tag, Optional<Digest> digest) {
    /// Where names without a domain live.
    public static final String DEFAULT_DOMAIN = "docker.io";
    public static final String DEFAULT_TAG = "latest";
    private static final String OFFICIAL = "library/";
    private static final int LONGEST_PATH = 255;

    private static final String LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String HOST = "(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final Pattern DOMAIN = Pattern.compile(HOST);
    private static final Pattern PATH = Pattern.compile(PART + "(?:/" + PART + ")*");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}");
    private static final Pattern IMAGE_ID = Pattern.compile("[a-f0-9]{64}");

    public Reference {
        if (!DOMAIN.matcher(domain).matches() || !PATH.matcher(path).matches()) throw malformed();
        if (tag.isPresent() && !TAG.matcher(tag.get()).matches()) throw malformed();
        if (path.length() > LONGEST_PATH) throw new Problem.Invalid("repository name must not be more than 255 characters");
    }

    /// Reads what a user writes: `busybox`, `me/app:1`, `localhost:5000/app@sha256:…`.
    public static Reference parse(String text) {
        if (IMAGE_ID.matcher(text).matches()) {
            throw new Problem.Invalid("invalid repository name (" + text + "), cannot specify 64-byte hexadecimal strings");
        }
        int slash = text.indexOf('/');
        var head = slash < 0 ? "" : text.substring(0, slash);
        var domain = isDomain(head) ? head.equals("index.docker.io") ? DEFAULT_DOMAIN : head : DEFAULT_DOMAIN;
        var rest = isDomain(head) ? text.substring(slash + 1) : text;
        if (domain.equals(DEFAULT_DOMAIN) && rest.indexOf('/') < 0) rest = OFFICIAL + rest;
        refuseCapitals(rest);
        return split(domain, rest);
    }

    /// The reference written in the text, or empty if the text is none.
    public static Optional<Reference> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (Problem.Invalid e) {
            return Optional.empty();
        }
    }

    /// A first part is a domain if it has a dot or a port, is `localhost`, or has capitals, which no path has.
    private static boolean isDomain(String head) {
        return head.equals("localhost") || head.contains(".") || head.contains(":") || !head.equals(head.toLowerCase(Locale.ROOT));
    }

    private static void refuseCapitals(String rest) {
        int colon = rest.indexOf(':');
        var name = colon < 0 ? rest : rest.substring(0, colon);
        var lower = name.toLowerCase(Locale.ROOT);
        if (!lower.equals(name)) {
            throw new Problem.Invalid("invalid reference format: repository name (" + name + ") must be lowercase", "write " + lower);
        }
    }

    private static Reference split(String domain, String rest) {
        int at = rest.indexOf('@');
        var digest = at < 0 ? Optional.<String>empty() : Optional.of(rest.substring(at + 1));
        var named = at < 0 ? rest : rest.substring(0, at);
        int colon = named.indexOf(':');
        var tag = colon < 0 ? Optional.<String>empty() : Optional.of(named.substring(colon + 1));
        if (digest.isPresent() && !DIGEST.matcher(digest.get()).matches()) throw malformed();
        return new Reference(domain, colon < 0 ? named : named.substring(0, colon), tag, digest.map(Digest::parse));
    }

    private static Problem.Invalid malformed() {
        return new Problem.Invalid("invalid reference format");
    }

    /// Domain and path, without tag and digest: `docker.io/library/busybox`.
    public String name() {
        return domain + "/" + path;
    }

    /// The name as people write it: `busybox`.
    public String familiarName() {
        if (!domain.equals(DEFAULT_DOMAIN)) return name();
        boolean official = path.startsWith(OFFICIAL) && path.indexOf('/', OFFICIAL.length()) < 0;
        return official ? path.substring(OFFICIAL.length()) : path;
    }

    /// The whole as people write it, nothing added: `busybox:1.36`.
    public String familiar() {
        return familiarName() + suffix();
    }

    /// Neither tag nor digest says which image of that name is meant.
    public boolean isNameOnly() {
        return tag.isEmpty() && digest.isEmpty();
    }

    /// The same, with the tag `latest` if it had neither tag nor digest.
    public Reference withDefaultTag() {
        return isNameOnly() ? withTag(DEFAULT_TAG) : this;
    }

    public Reference withTag(String tag) {
        return new Reference(domain, path, Optional.of(tag), digest);
    }

    public Reference withDigest(Digest digest) {
        return new Reference(domain, path, tag, Optional.of(digest));
    }

    /// The name alone.
    public Reference withoutTagAndDigest() {
        return new Reference(domain, path, Optional.empty(), Optional.empty());
    }

    /// The whole in full: `docker.io/library/busybox:1.36`.
    @Override
    public String toString() {
        return name() + suffix();
    }

    private String suffix() {
        return tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
    }
}
