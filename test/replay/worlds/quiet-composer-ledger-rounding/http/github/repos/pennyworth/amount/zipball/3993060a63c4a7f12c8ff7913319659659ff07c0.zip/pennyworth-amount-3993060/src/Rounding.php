<?php

declare(strict_types=1);

namespace Pennyworth;

enum Rounding
{
    case Down;
    case HalfUp;
    case HalfEven;

    /** Does the digit sequence after the cut round the number before it up? */
    public function up(int $before, string $rest): bool
    {
        if ($rest === '' || $this === self::Down) {
            return false;
        }
        $half = '5' . str_repeat('0', strlen($rest) - 1);
        return match (strcmp($rest, $half) <=> 0) {
            1 => true,
            -1 => false,
            default => $this === self::HalfUp || $before % 2 === 1,
        };
    }
}
