import requests


def main():
    print('example')
