package io.jukung.distribution;

import io.jukung.base.Problem;
import io.jukung.notation.Reference;
import java.io.IOException;

/// Why a registry did not give what was asked for. The message says it in the words Docker's clients know.
public abstract sealed class RegistryException extends IOException {
    private static final long serialVersionUID = 1L;

    private RegistryException(String message) { super(message); }

    public String message() {
        return String.valueOf(getMessage());
    }

    /// Nobody answered: no such host, refused, timed out, or no trust.
    public static final class Unreachable extends RegistryException {
        private static final long serialVersionUID = 1L;
        private final boolean untrusted;
        public Unreachable(String message, boolean untrusted) { super(message); this.untrusted = untrusted; }
        /// Somebody does answer there, but its certificate is not to be trusted.
        public boolean untrusted() { return untrusted; }
    }

    /// The registry does not have it (404). `subject` says what it does not have.
    public static final class Missing extends RegistryException {
        private static final long serialVersionUID = 1L;
        public enum Subject { MANIFEST, REPOSITORY, BLOB }
        private final Subject subject;
        public Missing(Subject subject, String message) { super(message); this.subject = subject; }
        public Subject subject() { return subject; }
    }

    /// The registry wants somebody else to ask (401, 403). `hidden`: it may as well not exist.
    public static final class Denied extends RegistryException {
        private static final long serialVersionUID = 1L;
        private final boolean hidden;
        public Denied(String message, boolean hidden) { super(message); this.hidden = hidden; }
        public boolean hidden() { return hidden; }
    }

    /// The bytes are not those that were promised.
    public static final class Corrupt extends RegistryException {
        private static final long serialVersionUID = 1L;
        public Corrupt(String message) { super(message); }
    }

    /// It answered, and could not do it: too many requests, an error of its own, a connection that keeps breaking.
    public static final class Failed extends RegistryException {
        private static final long serialVersionUID = 1L;
        public Failed(String message) { super(message); }
    }

    /// The same for a user who wanted to pull this reference.
    public Problem problem(Reference reference) {
        var name = reference.familiarName();
        return switch (this) {
            case Unreachable u when u.untrusted() -> new Problem.Internal(message(),
                    "if " + reference.domain() + " is yours, list it under \"insecure-registries\" in engine.json, or trust its certificate on this host");
            case Unreachable _ -> new Problem.Internal(message(), "check that " + reference.domain() + " is spelled right and can be reached from this host");
            case Missing m when m.subject() == Missing.Subject.REPOSITORY ->
                    new Problem.NotFound("repository %s not found: %s".formatted(name, message()), "check the spelling of " + name);
            case Missing m when m.subject() == Missing.Subject.MANIFEST ->
                    new Problem.NotFound("manifest for %s not found: %s".formatted(reference.familiar(), message()), "check the tag, or leave it out for " + name + ":latest");
            case Missing _ -> new Problem.NotFound(message());
            case Denied d when d.hidden() -> new Problem.NotFound(
                    "pull access denied for %s, repository does not exist or may require 'docker login': %s".formatted(name, message()),
                    "check the spelling of %s, or sign in first".formatted(name));
            case Denied _ -> new Problem.Internal(message(), "sign in first: login " + reference.domain());
            case Corrupt _ -> new Problem.Internal(message(), "nothing was stored; try again, and ask who runs " + reference.domain() + " if it stays so");
            case Failed _ -> new Problem.Internal(message(), "try again in a while");
        };
    }
}
