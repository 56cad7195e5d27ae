package org.entropysum.experiments.suite;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/** A record class whose components are the keys of a mapping. */
record SettingsRecord(Class<?> type, List<Slot> slots) {
    static SettingsRecord of(Class<?> type) {
        return new SettingsRecord(
                type, Stream.of(type.getRecordComponents()).map(Slot::of).toList());
    }

    /** Whether the class is a record of nothing but a list. */
    static boolean isList(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == List.class;
    }

    Stream<String> keys() {
        return slots.stream().map(Slot::key);
    }

    /** The record of these components, or what its constructor has against them. */
    Reading make(String label, List<Object> components) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new Reading.Value(constructor.newInstance(components.toArray()));
        } catch (InvocationTargetException refused) {
            return Reading.refused(label, refused.getTargetException());
        } catch (ReflectiveOperationException | RuntimeException unusable) {
            return Reading.refused(label, unusable);
        }
    }
}
