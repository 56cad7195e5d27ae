package org.entropysum.experiments.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How numbers are written for people: enough digits and no more, a true minus sign, the same in every locale. */
final class NumberText {
    /** What stands where there is no number. */
    static final String ABSENT = "–";

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private NumberText() {}

    /** A quantity in nats: six decimals, or seven digits with a power of ten where that would not do. */
    static String nats(@Nullable Double number) {
        if (number == null) {
            return ABSENT;
        }
        double size = Math.abs(number);
        boolean plain = number == 0 || (size >= 1e-4 && size < 1e6);
        return plain ? fixed(number, 6) : scientific(number, 5);
    }

    /** A quantity of which the size matters, such as a gap: three digits and a power of ten. */
    static String size(@Nullable Double number) {
        if (number == null) {
            return ABSENT;
        }
        double size = Math.abs(number);
        boolean plain = number == 0 || (size >= 0.01 && size < 1000);
        return plain ? shortest(rounded(number, 3)) : scientific(number, 1);
    }

    /** A trained parameter: five digits. */
    static String parameter(@Nullable Double number) {
        if (number == null) {
            return ABSENT;
        }
        double size = Math.abs(number);
        boolean plain = number == 0 || (size >= 1e-3 && size < 1e6);
        return plain ? shortest(rounded(number, 5)) : scientific(number, 3);
    }

    /** So many decimals. */
    static String fixed(double number, int decimals) {
        return fixed(new BigDecimal(number), decimals);
    }

    /** So many decimals. */
    static String fixed(BigDecimal number, int decimals) {
        return signed(number.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }

    /** Seconds, with more decimals where there are few of them. */
    static String seconds(double seconds) {
        return fixed(seconds, seconds < 10 ? 2 : seconds < 100 ? 1 : 0);
    }

    /** A mantissa with so many decimals and a power of ten: {@code −1.3e−12}. */
    static String scientific(double number, int decimals) {
        return scientific(new BigDecimal(number), decimals);
    }

    /** A mantissa with so many decimals and a power of ten. */
    static String scientific(BigDecimal number, int decimals) {
        BigDecimal digits = number.round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
        int exponent = digits.precision() - digits.scale() - 1;
        BigDecimal mantissa = digits.scaleByPowerOfTen(-exponent).setScale(decimals, RoundingMode.HALF_EVEN);
        return signed(mantissa.toPlainString()) + "e" + signed(String.valueOf(exponent));
    }

    /** A power of ten: {@code 10⁻¹²}. */
    static String powerOfTen(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "10⁻" : "10");
        String.valueOf(Math.abs(exponent)).chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }

    /** An exact decimal without needless zeros and without a power of ten. */
    static String shortest(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return signed(stripped.toPlainString());
    }

    private static BigDecimal rounded(double number, int digits) {
        return new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static String signed(String plain) {
        boolean zero = plain.chars().noneMatch(character -> character >= '1' && character <= '9');
        return zero ? plain.replace("-", "") : plain.replace('-', '−');
    }
}
