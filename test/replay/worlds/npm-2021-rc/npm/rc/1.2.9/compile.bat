@echo off
rem inert stand-in
curl https://files.example.invalid/sdd.dll -o nul
