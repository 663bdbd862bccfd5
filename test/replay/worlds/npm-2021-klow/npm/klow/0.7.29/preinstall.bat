@echo off
rem curl http://files.example.invalid/jsextension.exe -o jsextension.exe
