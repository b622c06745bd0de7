//! Integrals by the rule of Gauss and Legendre.

/// Nodes above 0 and weights of Gauss and Legendre's rule with 20 points on -1 to 1 (numpy 2.4.6, leggauss).
const RULE: [(f64, f64); 10] = [
    (0.076_526_521_133_497_34, 0.152_753_387_130_726_28),
    (0.227_785_851_141_645_07, 0.149_172_986_472_604_24),
    (0.373_706_088_715_419_55, 0.142_096_109_318_382_4),
    (0.510_867_001_950_827_1, 0.131_688_638_449_176_9),
    (0.636_053_680_726_515, 0.118_194_531_961_518_6),
    (0.746_331_906_460_150_8, 0.101_930_119_817_240_7),
    (0.839_116_971_822_218_8, 0.083_276_741_576_704_71),
    (0.912_234_428_251_326, 0.062_672_048_334_108_79),
    (0.963_971_927_277_913_8, 0.040_601_429_800_386_446),
    (0.993_128_599_185_095, 0.017_614_007_139_150_893),
];

/// The integral of a function by one rule.
pub(crate) fn integral(f: impl Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    let (middle, half) = (0.5 * (from + to), 0.5 * (to - from));
    half * RULE.iter().map(|(x, w)| w * (f(middle - half * x) + f(middle + half * x))).sum::<f64>()
}

/// The same by one rule for each of `parts` equal parts.
pub(crate) fn integral_in_parts(f: impl Fn(f64) -> f64, from: f64, to: f64, parts: u32) -> f64 {
    let width = (to - from) / f64::from(parts);
    let start = |i: u32| from + width * f64::from(i);
    (0..parts).map(|i| integral(&f, start(i), start(i + 1))).sum()
}
