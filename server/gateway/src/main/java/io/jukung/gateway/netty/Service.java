package io.jukung.gateway.netty;

import io.jukung.base.Problem;
import io.jukung.gateway.Gateway;
import io.jukung.gateway.Router;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Date;
import java.util.Optional;

/// Takes each request to its handler, on a virtual thread, and turns what is thrown into an answer.
final class Service {
    private final Gateway.Settings settings;
    private final Router router;

    Service(Gateway.Settings settings, Router router) {
        this.settings = settings;
        this.router = router;
    }

    void begin(NettyExchange exchange) {
        Thread.ofVirtual().name("request").start(() -> serve(exchange));
    }

    private void serve(NettyExchange exchange) {
        boolean whole = false;
        exchange.commonHeaders(this::commonHeaders);
        try {
            dispatch(exchange);
            whole = true;
        } catch (Problem problem) {
            exchange.fail(Answers.status(problem), problem);
        } catch (ClientGoneException e) {
            // Nobody is left to be told.
        } catch (Throwable failure) {
            if (failure instanceof InterruptedException) Thread.currentThread().interrupt();
            if (exchange.clientThere()) settings.log().accept(failure);
            exchange.fail(500, new Problem.Internal(String.valueOf(failure.getMessage()), failure));
        } finally {
            exchange.finish(whole);
        }
    }

    private void dispatch(NettyExchange exchange) throws Exception {
        if (exchange.method().equals("OPTIONS")) {
            exchange.bytes("", new byte[0]);
            return;
        }
        var target = Target.parse(exchange.uri());
        var match = router.match(exchange.method(), target.path());
        if (match.isEmpty()) {
            // no operation, so nothing to say of its version
            exchange.commonHeaders(Service::date);
            throw new Problem.NotFound("page not found");
        }
        var version = settings.gate().admit(match.get().version());
        exchange.matched(match.get(), target, version);
        match.get().handler().handle(exchange);
    }

    /// The answer to something that is not HTTP, or too much of it.
    FullHttpResponse refusal(Throwable cause) {
        var status = cause instanceof TooLongHttpLineException ? HttpResponseStatus.REQUEST_URI_TOO_LONG
                : cause instanceof TooLongHttpHeaderException ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
                : HttpResponseStatus.BAD_REQUEST;
        var body = Answers.body(status.code() == 400 ? "malformed HTTP request" : "the head of the request is too large", Optional.empty());
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        commonHeaders(response.headers());
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json").setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, "close");
        return response;
    }

    private void commonHeaders(HttpHeaders headers) {
        settings.commonHeaders().get().forEach(headers::set);
        date(headers);
    }

    private static void date(HttpHeaders headers) {
        headers.set(HttpHeaderNames.DATE, DateFormatter.format(new Date()));
    }
}
