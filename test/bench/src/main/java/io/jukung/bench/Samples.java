package io.jukung.bench;

import java.util.Arrays;
import java.util.List;

/// What one side took, time after time: its median, 90th percentile and best.
record Samples(int n, double median, double p90, double best) {
    static Samples of(List<Double> values) {
        if (values.isEmpty()) throw new IllegalArgumentException("nothing was measured");
        var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Samples(sorted.length, at(sorted, 0.5), at(sorted, 0.9), sorted[0]);
    }

    private static double at(double[] sorted, double part) {
        return sorted[Math.min(sorted.length - 1, (int) Math.floor(part * sorted.length))];
    }
}
