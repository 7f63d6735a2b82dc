package io.jukung.testkit.simulation;

import java.util.Map;
import java.util.TreeMap;

/// What a run of histories has met, and how often. Histories on several threads may count here; read it when they are over.
public final class Counts {
    private final Map<String, Integer> operations = new TreeMap<>();
    private final Map<String, Integer> transitions = new TreeMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private int histories;

    synchronized void operation(String name) {
        operations.merge(name, 1, Integer::sum);
    }

    synchronized void transition(String way) {
        transitions.merge(way, 1, Integer::sum);
    }

    synchronized void fault(Fault fault) {
        faults.merge(fault.name(), 1, Integer::sum);
    }

    synchronized void history() {
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
