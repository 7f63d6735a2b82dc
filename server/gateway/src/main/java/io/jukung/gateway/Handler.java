package io.jukung.gateway;

/// Answers one request, on a virtual thread of its own, in plain blocking code.
///
/// A `Problem` thrown becomes its HTTP status; anything else thrown becomes a 500 and is logged. Returning without an
/// answer sends the status set so far with an empty body; a stream or hijack left open is ended on return.
@FunctionalInterface
public interface Handler {
    void handle(Exchange exchange) throws Exception;
}
