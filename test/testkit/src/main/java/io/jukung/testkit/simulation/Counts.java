package io.jukung.testkit.simulation;

import java.util.Map;
import java.util.TreeMap;

/// What a run of histories has met, and how often.
public final class Counts {
    private final Map<String, Integer> operations = new TreeMap<>();
    private final Map<String, Integer> transitions = new TreeMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private int histories;

    void operation(String name) {
        operations.merge(name, 1, Integer::sum);
    }

    void transition(String from, String to) {
        transitions.merge(from + " > " + to, 1, Integer::sum);
    }

    void fault(Fault fault) {
        faults.merge(fault.name(), 1, Integer::sum);
    }

    void history() {
        histories++;
    }

    public int histories() {
        return histories;
    }

    public Map<String, Integer> operations() {
        return operations;
    }

    public Map<String, Integer> transitions() {
        return transitions;
    }

    public Map<String, Integer> faults() {
        return faults;
    }

    @Override
    public String toString() {
        return histories + " histories\noperations " + operations + "\ntransitions " + transitions + "\nfaults " + faults;
    }
}
