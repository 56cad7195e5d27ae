package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.util.List;
import org.entropysum.experiments.suite.SettingText;

/** The settings of a record, for people: what each means, then which values it takes. */
record SettingLines(List<SettingText> settings) {
    private static final int NARROWEST = 14;

    void print(PrintWriter out) {
        out.println(settings.isEmpty() ? "No settings" : "Settings");
        int width =
                settings.stream().mapToInt(setting -> setting.name().length()).reduce(NARROWEST, Math::max);
        for (SettingText setting : settings) {
            out.println(Words.format("  %-" + width + "s %s", setting.name(), setting.description()));
            out.println(Words.format("  %-" + width + "s   %s", "", values(setting)));
        }
    }

    private static String values(SettingText setting) {
        return (setting.expected().isEmpty() ? "" : setting.expected() + "; ") + given(setting);
    }

    private static String given(SettingText setting) {
        String byDefault = setting.byDefault();
        if (byDefault == null) {
            return "required";
        }
        return byDefault.isEmpty() ? "may be left out" : "default " + byDefault;
    }
}
