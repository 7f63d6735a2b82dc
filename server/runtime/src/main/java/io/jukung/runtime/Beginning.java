package io.jukung.runtime;

import java.io.IOException;

/// A container whose supervisor is already on its way while the description is still being made. One thread at a time.
public interface Beginning extends AutoCloseable {
    /// @throws RuntimeFailure if the runtime refuses; nothing is left behind
    Created create(ContainerSpec spec) throws IOException;

    /// Gives up what was not created; after `create` it does nothing.
    @Override
    void close();
}
