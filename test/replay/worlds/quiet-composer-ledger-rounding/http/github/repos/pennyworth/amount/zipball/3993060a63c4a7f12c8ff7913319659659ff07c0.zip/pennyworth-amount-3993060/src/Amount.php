<?php

declare(strict_types=1);

namespace Pennyworth;

use InvalidArgumentException;
use JsonSerializable;
use NumberFormatter;

/** An amount of money in the smallest unit of its currency. */
final readonly class Amount implements JsonSerializable
{
    private const DIGITS = ['JPY' => 0, 'KRW' => 0, 'CLP' => 0, 'KWD' => 3, 'BHD' => 3, 'TND' => 3];

    private function __construct(public int $minor, public string $currency)
    {
        if (preg_match('/^[A-Z]{3}$/', $currency) !== 1) {
            throw new InvalidArgumentException("{$currency} is not a currency");
        }
    }

    public static function ofMinor(int $minor, string $currency): self
    {
        return new self($minor, strtoupper($currency));
    }

    /** @param numeric-string $decimal */
    public static function of(string $decimal, string $currency, Rounding $rounding = Rounding::HalfEven): self
    {
        $currency = strtoupper($currency);
        if (preg_match('/^([+-]?)(\d+)(?:\.(\d+))?$/', $decimal, $match) !== 1) {
            throw new InvalidArgumentException("{$decimal} is not a decimal number");
        }
        $digits = self::digits($currency);
        $fraction = str_pad($match[3] ?? '', $digits, '0');
        $minor = (int) ($match[2] . substr($fraction, 0, $digits));
        $minor += $rounding->up($minor, substr($fraction, $digits)) ? 1 : 0;
        return new self($match[1] === '-' ? -$minor : $minor, $currency);
    }

    public static function digits(string $currency): int
    {
        return self::DIGITS[$currency] ?? 2;
    }

    public function plus(self $other): self
    {
        $this->same($other);
        return new self($this->minor + $other->minor, $this->currency);
    }

    public function minus(self $other): self
    {
        $this->same($other);
        return new self($this->minor - $other->minor, $this->currency);
    }

    public function times(int $factor): self
    {
        return new self($this->minor * $factor, $this->currency);
    }

    /**
     * Splits by ratios; no cent is lost. What remains goes to the shares with the largest fractions.
     *
     * @param non-empty-array<array-key, positive-int> $ratios
     * @return non-empty-array<array-key, self>
     */
    public function split(array $ratios): array
    {
        $sum = array_sum($ratios);
        if ($sum <= 0) {
            throw new InvalidArgumentException('ratios are above zero');
        }
        $shares = $fractions = [];
        foreach ($ratios as $key => $ratio) {
            $exact = $this->minor * $ratio;
            $shares[$key] = intdiv($exact, $sum);
            $fractions[$key] = abs($exact % $sum);
        }
        $left = $this->minor - array_sum($shares);
        arsort($fractions);
        foreach (array_keys($fractions) as $key) {
            if ($left === 0) {
                break;
            }
            $step = $left <=> 0;
            $shares[$key] += $step;
            $left -= $step;
        }
        return array_map(fn (int $minor): self => new self($minor, $this->currency), $shares);
    }

    public function compare(self $other): int
    {
        $this->same($other);
        return $this->minor <=> $other->minor;
    }

    public function isZero(): bool
    {
        return $this->minor === 0;
    }

    public function decimal(): string
    {
        $digits = self::digits($this->currency);
        $text = str_pad((string) abs($this->minor), $digits + 1, '0', STR_PAD_LEFT);
        $whole = substr($text, 0, strlen($text) - $digits);
        return ($this->minor < 0 ? '-' : '') . $whole . ($digits > 0 ? '.' . substr($text, -$digits) : '');
    }

    public function format(string $locale): string
    {
        return (string) (new NumberFormatter($locale, NumberFormatter::CURRENCY))->formatCurrency((float) $this->decimal(), $this->currency);
    }

    /** @return array{amount: numeric-string, currency: string} */
    public function jsonSerialize(): array
    {
        return ['amount' => $this->decimal(), 'currency' => $this->currency];
    }

    private function same(self $other): void
    {
        if ($this->currency !== $other->currency) {
            throw new InvalidArgumentException("{$this->currency} and {$other->currency} do not mix");
        }
    }
}
