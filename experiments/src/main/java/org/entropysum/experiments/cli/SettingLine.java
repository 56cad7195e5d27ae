package org.entropysum.experiments.cli;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.entropysum.plugin.Setting;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a record, as people read it.
 *
 * @param name its key
 * @param description what it means
 * @param required whether it must be given
 * @param byDefault its default, or null if there is none
 */
record SettingLine(
        String name,
        String description,
        boolean required,
        @Nullable String byDefault) {
    static List<SettingLine> of(Class<?> settings) {
        List<SettingLine> lines = new ArrayList<>();
        for (RecordComponent component : settings.getRecordComponents()) {
            Setting setting = component.getAnnotation(Setting.class);
            if (setting != null) {
                boolean required = setting.byDefault().equals(Setting.REQUIRED);
                lines.add(new SettingLine(
                        component.getName(), setting.value(), required, required ? null : setting.byDefault()));
            }
        }
        return lines;
    }

    String text() {
        String tail =
                required ? "required" : "default: " + (byDefault == null || byDefault.isEmpty() ? "none" : byDefault);
        return Words.format("  %-14s %s (%s)", name, description, tail);
    }
}
