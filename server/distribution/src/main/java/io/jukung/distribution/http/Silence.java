package io.jukung.distribution.http;

import io.jukung.distribution.RegistryException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/// Says why nobody answered, in the words that Docker's users and their scripts know.
final class Silence {
    private Silence() {}

    static RegistryException.Unreachable explain(URI uri, IOException e) {
        boolean untrusted = isUntrusted(e);
        var path = uri.getPath();
        int api = path.indexOf("/v2/");
        var asked = Transport.bare(uri.resolve(api >= 0 ? path.substring(0, api) + "/v2/" : path));
        return new RegistryException.Unreachable("Get \"%s\": %s".formatted(asked, reason(uri, e)), untrusted);
    }

    private static String reason(URI uri, IOException e) {
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("http") ? 80 : 443;
        var address = uri.getHost() + ":" + port;
        return switch (e) {
            case UnknownHostException _ -> "dial tcp: lookup %s: no such host".formatted(uri.getHost());
            case ConnectTimeoutException _ -> "dial tcp %s: i/o timeout".formatted(address);
            case NoRouteToHostException _ -> "dial tcp %s: connect: no route to host".formatted(address);
            case ConnectException _ when text(e).contains("unreachable") -> "dial tcp %s: connect: network is unreachable".formatted(address);
            case ConnectException _ -> "dial tcp %s: connect: connection refused".formatted(address);
            case SocketTimeoutException _ -> "net/http: timeout awaiting response headers";
            case SSLPeerUnverifiedException _ -> "tls: failed to verify certificate: x509: certificate is not valid for " + uri.getHost();
            case SSLException _ when isUntrusted(e) -> "tls: failed to verify certificate: x509: certificate signed by unknown authority";
            case SSLException _ when text(e).contains("unrecognized SSL message") -> "http: server gave HTTP response to HTTPS client";
            case SSLException _ -> "tls: " + text(e);
            default -> text(e).isEmpty() ? "EOF" : text(e);
        };
    }

    private static boolean isUntrusted(Throwable e) {
        if (e instanceof SSLPeerUnverifiedException) return true;
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) return true;
        }
        return false;
    }

    private static String text(IOException e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }
}
