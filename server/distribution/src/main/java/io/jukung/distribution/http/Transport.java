package io.jukung.distribution.http;

import io.jukung.distribution.RegistryException;
import io.jukung.distribution.RegistrySettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/// Sends single requests and follows redirects; knows nothing of registries but how they want their failures told.
///
/// A redirect to another host never carries the authorization along, and never leads from TLS to plain HTTP.
final class Transport implements Closeable {
    private static final int REDIRECTS = 10;
    private final RegistrySettings settings;
    /// By whether certificates are trusted unseen. Made when they are wanted: most engines start more often than they pull.
    private final Map<Boolean, CloseableHttpClient> clients = new HashMap<>();

    /// One request. `form` is the body of a POST.
    record Ask(String method, URI uri, Map<String, String> headers, Optional<String> authorization, Optional<String> form, boolean lax) {
        static Ask of(String method, URI uri, boolean lax) {
            return new Ask(method, uri, Map.of(), Optional.empty(), Optional.empty(), lax);
        }

        Ask with(String header, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Ask(method, uri, more, authorization, form, lax);
        }

        Ask authorized(Optional<String> authorization) {
            return new Ask(method, uri, headers, authorization, form, lax);
        }

        Ask posting(String form) {
            return new Ask(method, uri, headers, authorization, Optional.of(form), lax);
        }

        private Ask redirected(URI target) {
            boolean same = target.getScheme().equals(uri.getScheme()) && target.getRawAuthority().equals(uri.getRawAuthority());
            return new Ask(method, target, headers, same ? authorization : Optional.empty(), form, lax);
        }
    }

    Transport(RegistrySettings settings) {
        this.settings = settings;
    }

    private synchronized CloseableHttpClient client(boolean lax) {
        return clients.computeIfAbsent(lax, _ -> client(settings, lax ? unseen() : new DefaultClientTlsStrategy(SSLContexts.createSystemDefault())));
    }

    private static DefaultClientTlsStrategy unseen() {
        try {
            return new DefaultClientTlsStrategy(SSLContexts.custom().loadTrustMaterial(null, (_, _) -> true).build(), NoopHostnameVerifier.INSTANCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS in this JDK", e);
        }
    }

    private static CloseableHttpClient client(RegistrySettings settings, DefaultClientTlsStrategy tls) {
        var connect = Timeout.of(settings.connectTimeout());
        var read = Timeout.of(settings.readTimeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(tls)
                .setMaxConnTotal(64).setMaxConnPerRoute(16)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connect).setSocketTimeout(read)
                        // a registry that was restarted has closed what was kept alive
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(1)).build())
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(read).setConnectionRequestTimeout(read).build())
                .setUserAgent("jukung/0.1 (linux)")
                .disableRedirectHandling().disableAutomaticRetries().disableContentCompression()
                .disableCookieManagement().disableAuthCaching()
                .build();
    }

    Answer send(Ask first) throws RegistryException {
        var ask = first;
        for (int i = 0; i <= REDIRECTS; i++) {
            var answer = once(ask);
            if (!answer.isRedirect()) return answer;
            var target = ask.uri().resolve(answer.header("Location").orElseThrow());
            discard(answer);
            if (target.getHost() == null || (ask.uri().getScheme().equals("https") && !target.getScheme().equals("https") && !ask.lax())) {
                throw new RegistryException.Failed("refused to follow a redirect from " + bare(ask.uri()) + " to " + bare(target));
            }
            ask = ask.redirected(target);
        }
        throw new RegistryException.Failed("stopped after %d redirects from %s".formatted(REDIRECTS, bare(first.uri())));
    }

    private Answer once(Ask ask) throws RegistryException {
        var request = new HttpUriRequestBase(ask.method(), ask.uri());
        ask.headers().forEach(request::setHeader);
        ask.authorization().ifPresent(value -> request.setHeader("Authorization", value));
        ask.form().ifPresent(form -> request.setEntity(new StringEntity(form, org.apache.hc.core5.http.ContentType.APPLICATION_FORM_URLENCODED)));
        try {
            var response = client(ask.lax()).executeOpen(HttpHost.create(ask.uri()), request, null);
            return new Answer(request, response);
        } catch (IOException e) {
            throw Silence.explain(ask.uri(), e);
        }
    }

    static void discard(Answer answer) {
        try {
            answer.close();
        } catch (IOException e) {
            // the answer was not wanted any more; neither is its failure
        }
    }

    /// Without query (it may hold a signature) and user.
    static String bare(URI uri) {
        return uri.getScheme() + "://" + (uri.getHost() == null ? "" : uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())) + uri.getPath();
    }

    @Override
    public synchronized void close() throws IOException {
        for (var client : clients.values()) client.close();
    }
}
