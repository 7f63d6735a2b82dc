package io.jukung.remote.wire;

import io.jukung.base.Problem;
import io.jukung.remote.EngineHost;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Makes TLS sockets from PEM files.
final class TlsSockets {
    private static final char[] NONE = new char[0];

    private TlsSockets() {}

    static SSLSocketFactory of(EngineHost.TlsFiles files) {
        if (files.skipVerify()) {
            throw new Problem.NotServed("TLS without checking the engine's certificate is not served", "set DOCKER_TLS_VERIFY=1 and give ca.pem");
        }
        try {
            var trust = files.ca().isPresent() ? trusting(files.ca().get()) : new TrustManager[0];
            var own = files.cert().isPresent() && files.key().isPresent() ? showing(files.cert().get(), files.key().get()) : new KeyManager[0];
            var context = SSLContext.getInstance("TLS");
            context.init(own, trust.length == 0 ? null : trust, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new Problem.Invalid("cannot use the TLS files of this engine: " + e.getMessage(), "look at ca.pem, cert.pem and key.pem in DOCKER_CERT_PATH");
        }
    }

    private static TrustManager[] trusting(Path ca) throws GeneralSecurityException, IOException {
        var store = empty();
        int number = 0;
        for (var certificate : certificates(ca)) store.setCertificateEntry("ca" + number++, certificate);
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] showing(Path cert, Path key) throws GeneralSecurityException, IOException {
        var store = empty();
        store.setKeyEntry("client", key(Files.readString(key)), NONE, certificates(cert).toArray(Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NONE);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NONE);
        return store;
    }

    private static List<Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))));
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        boolean bareRsa = pem.contains("-----BEGIN RSA PRIVATE KEY-----");
        int start = pem.indexOf("-----", Math.max(0, pem.indexOf("PRIVATE KEY-----"))) + 5;
        int end = pem.indexOf("-----END", start);
        if (start < 5 || end < 0) throw new InvalidKeySpecException("key.pem holds no private key");
        var der = Base64.getMimeDecoder().decode(pem.substring(start, end));
        var spec = new PKCS8EncodedKeySpec(bareRsa ? wrapped(der) : der);
        for (var algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // Not of this kind; the next one may fit.
            }
        }
        throw new InvalidKeySpecException("key.pem is no PKCS#8 key");
    }

    /// PKCS#1 inside PKCS#8: a version, the name of RSA, and the key as an octet string.
    private static byte[] wrapped(byte[] rsa) {
        var inner = new ByteArrayOutputStream();
        inner.writeBytes(new byte[] {2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0});
        inner.writeBytes(tagged(4, rsa));
        return tagged(0x30, inner.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        out.writeBytes(new byte[] {(byte) 0x83, (byte) (content.length >> 16), (byte) (content.length >> 8), (byte) content.length});
        out.writeBytes(content);
        return out.toByteArray();
    }
}
