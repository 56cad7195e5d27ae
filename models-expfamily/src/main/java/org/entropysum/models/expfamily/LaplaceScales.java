package org.entropysum.models.expfamily;

/** What is free in sparse coding: the scales of the prior or the lengths of the columns of W. */
public enum LaplaceScales {
    /** λ_h learnable, columns of W of length one: class A. */
    LEARNABLE,
    /** λ_h = 1, W free: class B. */
    UNIT
}
