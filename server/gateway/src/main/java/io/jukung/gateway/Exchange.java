package io.jukung.gateway;

import io.jukung.base.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One request and its answer, for the thread that handles it.
///
/// An answer is given once: by `json`, `bytes`, `noContent`, `notModified`, `fail`, `stream` or `hijack`. Status and headers are
/// set before it. Short answers never throw: a client that is gone hears nothing, and nobody minds.
public interface Exchange {
    String method();

    /// The path without its version prefix, decoded.
    String path();

    /// The part of the path that matched `{name}`, decoded.
    String path(String name);

    Optional<String> query(String name);

    /// All values of a parameter that may repeat, in order.
    List<String> queryAll(String name);

    Optional<String> header(String name);

    /// The version of the API this request speaks, such as `1.44`.
    String apiVersion();

    /// The request's body as it arrives; the wire is not read faster than this stream. Throws if the client goes before its end.
    InputStream body();

    /// The whole body of a request that must be JSON; empty if there is none.
    ///
    /// @throws Problem.Invalid if it has another type, or is larger than 4 MiB
    byte[] jsonBody() throws IOException;

    /// The status of the answer; 200 unless set.
    Exchange status(int status);

    Exchange responseHeader(String name, String value);

    /// Leaves out the headers that every answer has: Docker writes some heads by hand.
    Exchange bare();

    /// Answers with these bytes, complete.
    void bytes(String contentType, byte[] body);

    /// Answers with a stream of unknown length. `flush` sends; a write parks while the client is slow and throws when it is gone.
    /// Closing ends the answer; a handler that throws before that cuts the connection, so that nobody takes a part for the whole.
    OutputStream stream(String contentType) throws IOException;

    /// Leaves HTTP: 101 if the request asks for an upgrade, else 200 and raw bytes. The head is on the wire, alone, when this returns.
    ///
    /// @param multiplexed whether the frames carry stdout and stderr apart, which the content type tells clients of API 1.42 and later, if they asked for an upgrade
    Hijack hijack(boolean multiplexed) throws IOException;

    /// Answers with a problem under a status of the route's own, where Docker's differs from the usual one.
    void fail(int status, Problem problem);

    /// Runs once when the client has closed its connection or its half of it, at once if it already has; never after the answer ended.
    /// It must not block.
    void onClientGone(Runnable callback);

    /// Whether an answer has begun, so that a failure can no longer change the status.
    boolean answered();

    default void json(byte[] body) {
        bytes("application/json", body);
    }

    default void json(String body) {
        json(body.getBytes(StandardCharsets.UTF_8));
    }

    default void text(String body) {
        bytes("text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    default void noContent() {
        status(204).bytes("", new byte[0]);
    }

    default void notModified() {
        status(304).bytes("", new byte[0]);
    }

    /// Docker's idea of true: absent, empty, 0, no, false and none are false, all else is true.
    default boolean queryBool(String name) {
        return queryBool(name, false);
    }

    default boolean queryBool(String name, boolean absent) {
        var value = query(name);
        if (value.isEmpty()) return absent;
        return switch (value.get().strip().toLowerCase(java.util.Locale.ROOT)) {
            case "", "0", "no", "false", "none" -> false;
            default -> true;
        };
    }

    /// @throws Problem.Internal in Docker's words if it is there and no whole number
    default OptionalInt queryInt(String name) {
        var value = query(name).filter(text -> !text.isEmpty());
        if (value.isEmpty()) return OptionalInt.empty();
        try {
            return OptionalInt.of(Integer.parseInt(value.get()));
        } catch (NumberFormatException e) {
            throw new Problem.Internal("strconv.Atoi: parsing \"" + value.get() + "\": invalid syntax", "give '" + name + "' a whole number");
        }
    }

    default Optional<Duration> querySeconds(String name) {
        var seconds = queryInt(name);
        return seconds.isEmpty() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds.getAsInt()));
    }
}
