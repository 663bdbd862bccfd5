<?php

declare(strict_types=1);

namespace Slugline;

final class Slugger
{
    public function __construct(private string $separator = '-')
    {
    }

    public function slug(string $text): string
    {
        $plain = strtolower(iconv('UTF-8', 'ASCII//TRANSLIT', $text) ?: $text);

        return trim(preg_replace('/[^a-z0-9]+/', $this->separator, $plain) ?? '', $this->separator);
    }
}
