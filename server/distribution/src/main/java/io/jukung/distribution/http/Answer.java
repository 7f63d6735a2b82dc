package io.jukung.distribution.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.NameValuePair;

/// A server's answer with its body still on the wire. Closing it before the end drops the connection rather than draining it.
final class Answer implements Closeable {
    private final HttpUriRequestBase request;
    private final ClassicHttpResponse response;
    private final InputStream body;

    Answer(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        this.request = request;
        this.response = response;
        this.body = response.getEntity() == null ? InputStream.nullInputStream() : response.getEntity().getContent();
    }

    int status() {
        return response.getCode();
    }

    boolean isRedirect() {
        return switch (status()) {
            case 301, 302, 303, 307, 308 -> header("Location").isPresent();
            default -> false;
        };
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(((HttpMessage) response).getFirstHeader(name)).map(NameValuePair::getValue);
    }

    List<Challenge> challenges() {
        return Challenge.parse(Arrays.stream(response.getHeaders("WWW-Authenticate")).map(NameValuePair::getValue).toList());
    }

    OptionalLong length() {
        long length = response.getEntity() == null ? -1 : response.getEntity().getContentLength();
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    InputStream body() {
        return body;
    }

    /// The body, or its beginning if it is longer than the limit.
    byte[] bytes(int limit) throws IOException {
        return body.readNBytes(limit);
    }

    @Override
    public void close() throws IOException {
        request.cancel();
        response.close();
    }

    /// The body was read to its end: the connection may serve again.
    void done() throws IOException {
        response.close();
    }
}
