package io.jukung.gateway.netty;

import io.jukung.base.Problem;
import io.jukung.gateway.Exchange;
import io.jukung.gateway.Hijack;
import io.jukung.gateway.Router;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request and its answer on Netty.
final class NettyExchange implements Exchange {
    private final Connection connection;
    private final HttpRequest request;
    private final Inlet body;
    private final Farewell farewell;
    private final HttpHeaders headers = new DefaultHttpHeaders();
    private int status = 200;
    private Consumer<HttpHeaders> commonHeaders = _ -> { };
    private Map<String, String> variables = Map.of();
    private Target target = new Target("", Map.of());
    private String path = "";
    private String version = "";
    private volatile boolean answered;
    private boolean failed;
    private @Nullable AnswerStream stream;
    private @Nullable NettyHijack hijack;

    NettyExchange(Connection connection, HttpRequest request, Inlet body, Farewell farewell) {
        this.connection = connection;
        this.request = request;
        this.body = body;
        this.farewell = farewell;
    }

    String uri() {
        return request.uri();
    }

    void commonHeaders(Consumer<HttpHeaders> commonHeaders) {
        this.commonHeaders = commonHeaders;
    }

    void matched(Router.Match match, Target target, String version) {
        this.variables = match.variables();
        this.path = match.path();
        this.target = target;
        this.version = version;
    }

    boolean clientThere() {
        return connection.channel().isActive();
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String path(String name) {
        var value = variables.get(name);
        if (value == null) throw new IllegalArgumentException("the route has no {" + name + "}");
        return value;
    }

    @Override
    public Optional<String> query(String name) {
        return queryAll(name).stream().findFirst();
    }

    @Override
    public List<String> queryAll(String name) {
        return target.query().getOrDefault(name, List.of());
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.headers().get(name));
    }

    @Override
    public String apiVersion() {
        return version;
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public byte[] jsonBody() throws IOException {
        boolean announced = HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0;
        return JsonBody.read(header("Content-Type"), announced, body);
    }

    @Override
    public Exchange status(int status) {
        this.status = status;
        return this;
    }

    @Override
    public Exchange responseHeader(String name, String value) {
        headers.set(name, value);
        return this;
    }

    @Override
    public Exchange bare() {
        commonHeaders = _ -> { };
        headers.clear();
        return this;
    }

    @Override
    public void bytes(String contentType, byte[] bytes) {
        begin();
        boolean bodiless = method().equals("HEAD") || status == 204 || status == 304;
        var content = bodiless ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(bytes);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), content);
        fill(response, contentType);
        if (status != 204 && status != 304) response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
        connection.channel().writeAndFlush(response);
    }

    @Override
    public OutputStream stream(String contentType) throws IOException {
        begin();
        var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        fill(response, contentType);
        boolean head = method().equals("HEAD");
        boolean chunks = request.protocolVersion().isKeepAliveDefault();
        if (!head && !response.headers().contains(HttpHeaderNames.CONTENT_LENGTH)) {
            if (chunks) HttpUtil.setTransferEncodingChunked(response, true);
            else closeAfter(response);
        }
        var opened = new AnswerStream(connection.outlet(), head);
        stream = opened;
        connection.outlet().send(response);
        return opened;
    }

    @Override
    public Hijack hijack(boolean multiplexed) throws IOException {
        begin();
        // A body belongs to the request, not to the raw stream behind it.
        body.transferTo(OutputStream.nullOutputStream());
        var upgrade = Optional.ofNullable(request.headers().get(HttpHeaderNames.UPGRADE));
        var reply = upgrade.isPresent() ? new HttpResponseStatus(101, "UPGRADED") : HttpResponseStatus.OK;
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, reply, Unpooled.EMPTY_BUFFER);
        commonHeaders.accept(response.headers());
        response.headers().add(headers)
                .set(HttpHeaderNames.CONTENT_TYPE, multiplexed && upgrade.isPresent() ? "application/vnd.docker.multiplexed-stream" : "application/vnd.docker.raw-stream");
        upgrade.ifPresent(protocol -> response.headers().set(HttpHeaderNames.CONNECTION, "Upgrade").set(HttpHeaderNames.UPGRADE, protocol));
        var done = new CompletableFuture<Boolean>();
        var input = new Inlet(connection::demand);
        var gone = new Farewell();
        connection.channel().eventLoop().execute(() -> connection.hijack(response, input, gone, done));
        if (!done.join()) throw new ClientGoneException();
        var opened = new NettyHijack(connection, input, gone);
        hijack = opened;
        return opened;
    }

    @Override
    public void fail(int status, Problem problem) {
        failed = true;
        if (answered) return;
        headers.remove(HttpHeaderNames.CONTENT_LENGTH);
        // others compare the body with Docker's, byte by byte
        var remedy = header("Jukung-Remedy").isPresent() ? problem.remedy() : Optional.<String>empty();
        status(status).bytes("application/json", Answers.body(problem.message(), remedy));
        failed = false;
    }

    @Override
    public void onClientGone(Runnable callback) {
        farewell.add(callback);
    }

    @Override
    public boolean answered() {
        return answered;
    }

    private void begin() {
        if (answered) throw new IllegalStateException("this request is answered already");
        answered = true;
    }

    private void fill(HttpResponse response, String contentType) {
        commonHeaders.accept(response.headers());
        for (var header : headers) response.headers().set(header.getKey(), header.getValue());
        if (!contentType.isEmpty()) response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        if (!HttpUtil.isKeepAlive(request)) closeAfter(response);
    }

    private void closeAfter(HttpResponse response) {
        response.headers().set(HttpHeaderNames.CONNECTION, "close");
    }

    /// The handler is done: ends what it left open.
    ///
    /// @param whole whether it returned; an answer that broke off is cut, so that the client sees it
    void finish(boolean whole) {
        try {
            if (!answered) bytes("", new byte[0]);
            if (hijack != null) hijack.close();
            if (stream != null && (!whole || failed)) connection.channel().close();
            else if (stream != null) stream.close();
        } catch (IOException | RuntimeException e) {
            connection.channel().close();
        } finally {
            connection.channel().eventLoop().execute(connection::answered);
        }
    }
}
