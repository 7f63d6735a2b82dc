package io.jukung.engine.life;

import java.time.Duration;

/// Does something later, once.
public interface Alarm {
    void after(Duration delay, Runnable task);
}
