package org.entropysum.plugin;

/** What choices of all kinds share. */
final class Settings {
    private Settings() {}

    static void requireOwn(ComponentPlugin<?> plugin, Object spec) {
        if (!plugin.specType().isInstance(spec)) {
            throw new IllegalArgumentException("the settings of " + plugin.id() + " are a "
                    + plugin.specType().getSimpleName() + ", not a "
                    + spec.getClass().getSimpleName());
        }
    }

    /** The name alone where there are no settings, else the name and the components of the record. */
    static String shown(String id, Object spec) {
        boolean plain = spec.getClass().isRecord() && spec.getClass().getRecordComponents().length == 0;
        return plain
                ? id
                : id + spec.toString().substring(spec.getClass().getSimpleName().length());
    }
}
