package org.entropysum.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * Runs the checks of a contract outside JUnit and tells which of them fail: the proof that a contract notices a wrong
 * formula, and a check that cannot fail shows up.
 */
public final class Examination {
    private Examination() {}

    /**
     * Runs every check.
     *
     * @param contract an instance of a contract
     * @return the names of the checks that fail, sorted; a check that breaks down otherwise is listed with its exception
     */
    public static List<String> failuresOf(Object contract) {
        List<String> failures = new ArrayList<>();
        for (Method check : checksOf(contract.getClass())) {
            Throwable failure = failure(contract, check);
            if (failure instanceof AssertionError) {
                failures.add(check.getName());
            } else if (failure != null && !(failure instanceof TestAbortedException)) {
                failures.add(check.getName() + ": " + failure);
            }
        }
        return failures;
    }

    /**
     * Runs one check.
     *
     * @param contract an instance of a contract
     * @param name the name of the check
     * @return whether it fails with an assertion
     */
    public static boolean fails(Object contract, String name) {
        for (Method check : checksOf(contract.getClass())) {
            if (check.getName().equals(name)) {
                return failure(contract, check) instanceof AssertionError;
            }
        }
        throw new IllegalArgumentException(contract.getClass() + " has no check " + name);
    }

    private static @Nullable Throwable failure(Object contract, Method check) {
        try {
            check.setAccessible(true);
            check.invoke(contract);
            return null;
        } catch (InvocationTargetException failure) {
            return failure.getCause();
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Method> checksOf(Class<?> contract) {
        List<Method> checks = new ArrayList<>();
        for (Class<?> type = contract; type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    checks.add(method);
                }
            }
        }
        checks.sort(Comparator.comparing(Method::getName));
        return checks;
    }
}
