package io.jukung.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TasksTest {
    @Test void resultsComeInTheOrderOfTheTasks() throws Exception {
        assertEquals(List.of(1, 2, 3), Tasks.all(2, List.<Callable<Integer>>of(() -> 1, () -> 2, () -> 3)));
    }

    @Test void theFirstFailureEndsTheOthersAndIsThrown() {
        var never = new CountDownLatch(1);
        List<Callable<Integer>> tasks = List.of(() -> { never.await(); return 1; }, () -> { throw new IOException("disk"); });
        var thrown = assertThrows(IOException.class, () -> Tasks.all(2, tasks));
        assertEquals("disk", thrown.getMessage());
    }

    @Test void whatOthersThrowWhenTheyAreInterruptedHidesNothing() {
        var never = new CountDownLatch(1);
        List<Callable<Integer>> tasks = List.of(
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new IOException("cut");
                    }
                    return 1;
                },
                () -> { throw new IOException("disk"); });
        var thrown = assertThrows(IOException.class, () -> Tasks.all(2, tasks));
        assertEquals("disk", thrown.getMessage());
    }
}
