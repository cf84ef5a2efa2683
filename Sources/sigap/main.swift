print("sigap")
